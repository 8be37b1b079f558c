import { joinPath, type Site } from "./app.ts";
import { renderRoute } from "./route.ts";
import { chainOf, segmentAt } from "./segments.ts";
import {
  METHODS,
  type Middleware,
  type Route,
  type RouteComponent,
  type RouteConfig,
  type RouteHandler,
} from "./types.ts";

/** What a file in the route folder may export. */
interface RouteModule<State> {
  default?: unknown;
  config?: RouteConfig;
  handler?: RouteHandler<unknown, State> | Middleware<State>[];
  handlers?: RouteHandler<unknown, State> | Middleware<State>[];
}

/**
 * Adds the files of the route folder: first what holds for whole folders, then the pages, the
 * most specific first.
 *
 * @throws {TypeError} when a file exports nothing that can be used
 */
export function addFileRoutes<State>(site: Site<State>, basePath: string): void {
  const pages: { file: string; module: RouteModule<State> }[] = [];
  for (const [file, module] of site.snapshot?.routes ?? []) {
    if (!isRouteModule<State>(module)) {
      throw new TypeError(
        `Cannot use route file ${file}: expected a default export, handler, handlers or config`,
      );
    }
    const name = file.slice(file.lastIndexOf("/") + 1);
    if (name.startsWith("_")) addSpecial(site, file, name, module);
    else pages.push({ file, module });
  }
  for (const { file, module } of pages.sort((a, b) => bySpecificity(a.file, b.file))) {
    addPage(site, basePath, file, module);
  }
}

/**
 * The `URLPattern` path of a route file.
 *
 * @param file path below the route folder, without extension, such as `artist/[name]`
 * @returns for example `/artist/:name`
 */
export function patternOf(file: string): string {
  let pattern = "";
  for (const part of segmentsOf(file)) {
    if (/^\(.*\)$/.test(part)) continue;
    const rest = /^\[\.\.\.(\w+)\]$/.exec(part)?.[1];
    if (rest !== undefined) pattern += `/:${rest}*`;
    else pattern += `/${part.replaceAll(/\[(\w+)\]/g, ":$1")}`;
  }
  return pattern === "" ? "/" : pattern;
}

/** `blog/index` is the same as `blog`. */
function segmentsOf(file: string): string[] {
  const parts = file.split("/");
  return parts.at(-1) === "index" ? parts.slice(0, -1) : parts;
}

/** Key of a file or folder in the tree; parameters as in patterns, so `app.use` meets them. */
function treePath(parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, ":$1")).join("/");
}

function addPage<State>(
  { root, router }: Site<State>,
  basePath: string,
  file: string,
  module: RouteModule<State>,
): void {
  const route = routeOf(module);
  // A file is below its folder: admin.tsx is not below admin/_middleware, admin/index.tsx is.
  const chain = chainOf(segmentAt(root, treePath(file.split("/").slice(0, -1))));
  const target: Middleware<State>[] = [...chain, (ctx) => renderRoute(ctx, route)];
  router.add(METHODS, joinPath(basePath, patternOf(file)), target);
}

function addSpecial<State>(
  { root }: Site<State>,
  file: string,
  name: string,
  module: RouteModule<State>,
): void {
  const segment = segmentAt(root, treePath(file.split("/").slice(0, -1)));
  const component = isComponent<State>(module.default) ? module.default : undefined;
  if (name === "_app" && component) segment.app = component;
  else if (name === "_layout" && component) {
    segment.layout = { component, config: module.config ?? {} };
  } else if (name === "_error") segment.errorRoute = routeOf(module);
  else if (name === "_middleware") segment.middlewares.push(...middlewaresOf(file, module));
  else throw new TypeError(`Cannot use route file ${file}: it is not part of this member`);
}

function middlewaresOf<State>(file: string, module: RouteModule<State>): Middleware<State>[] {
  const found = module.handlers ?? module.handler ?? module.default;
  const list: unknown[] = Array.isArray(found) ? found : [found];
  if (list.every(isMiddleware<State>)) return list;
  throw new TypeError(`Cannot use route file ${file}: expected a function or a list of functions`);
}

function routeOf<State>(module: RouteModule<State>): Route<State> {
  const handler = module.handlers ?? module.handler;
  return {
    ...(isComponent<State>(module.default) && { component: module.default }),
    ...(handler && !Array.isArray(handler) && { handler }),
    ...(module.config && { config: module.config }),
  };
}

function isComponent<State>(value: unknown): value is RouteComponent<unknown, State> {
  return typeof value === "function";
}

function isMiddleware<State>(value: unknown): value is Middleware<State> {
  return typeof value === "function";
}

function isRouteModule<State>(module: unknown): module is RouteModule<State> {
  return typeof module === "object" && module !== null &&
    ["default", "handler", "handlers", "config"].some((name) => name in module);
}

/** Literal parts before parameters, parameters before the rest; then by name. */
function bySpecificity(a: string, b: string): number {
  const left = patternOf(a).split("/");
  const right = patternOf(b).split("/");
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = weight(left[i]) - weight(right[i]);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}

function weight(part: string | undefined): number {
  if (part === undefined) return 1;
  if (part.endsWith("*")) return 3;
  return part.includes(":") ? 2 : 0;
}
