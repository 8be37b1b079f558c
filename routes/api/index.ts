export { handler } from "./[...path].ts";
