import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AskSpotify } from "../../components/add/AskSpotify.tsx";
import { Clock } from "../../components/add/Clock.tsx";
import { Receipt } from "../../components/add/Receipt.tsx";
import AddExport from "../../islands/AddExport.tsx";
import {
  isAddOpen,
  isFromThisPage,
  linkToReading,
  loadAddPage,
  takeForm,
} from "../../lib/server/exports/add_page.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

const text = words.add;
const FRESH = { "cache-control": "no-store" };

export const handler = define.handlers({
  async GET(ctx) {
    if (!await isAddOpen(ctx)) throw new HttpError(404);
    return page(await loadAddPage(ctx.url), { headers: FRESH });
  },
  async POST(ctx) {
    if (!await isAddOpen(ctx)) throw new HttpError(404);
    if (!isFromThisPage(ctx)) throw new HttpError(403, text.crossSite);
    const taken = await takeForm(ctx.req);
    const { failure } = taken;
    if (ctx.req.headers.get("accept") === "application/json") {
      return Response.json(failure === null ? {} : { failure }, { headers: FRESH });
    }
    if (failure === null) return ctx.redirect(linkToReading(), 303);
    return page(await loadAddPage(ctx.url, taken), { status: 400, headers: FRESH });
  },
});

export default define.page<typeof handler>(({ data }) => {
  const { hasData, reading, clock, failure } = data;
  const isRunning = reading.kind === "running";
  const failed = failure ?? (reading.kind === "failed" ? reading.failure : null);
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
        {isRunning
          ? (
            <noscript>
              <meta http-equiv="refresh" content="2" />
            </noscript>
          )
          : null}
      </Head>
      <section class="hero plain">
        <div>
          <h1 class="long">{hasData ? text.heroMore : text.hero}</h1>
          <p class="lead">{hasData ? text.leadMore : text.lead}</p>
        </div>
      </section>
      {failed === null ? null : (
        <section class="trouble" role="alert">
          <h2>{text.failed}</h2>
          <p>{failed.what}</p>
          {failed.fix === "" ? null : <p>{failed.fix}</p>}
          {hasData ? <p>{text.kept}</p> : null}
        </section>
      )}
      {reading.kind === "cancelled" ? <p class="trouble" role="status">{text.cancelled}</p> : null}
      <div class="grid">
        {reading.kind === "done" ? <Receipt receipt={reading.receipt} /> : null}
        <form
          class="card half adding"
          method="post"
          action={linkTo("/add")}
          encType="multipart/form-data"
        >
          <AddExport
            to={{
              add: linkTo("/add"),
              state: linkTo("/add/state"),
              cancel: linkTo("/add/cancel"),
            }}
            reading={reading}
            texts={{
              drop: text.drop,
              by: text.by,
              choose: text.choose,
              submit: text.submit,
              adding: text.adding,
              cancel: text.cancel,
              lost: text.lost,
              cancelled: text.cancelled,
            }}
          />
          {isRunning ? null : <Clock clock={clock} />}
          {isRunning || !hasData
            ? null
            : (
              <button class="button quiet" type="submit" name="only" value="clock" formNoValidate>
                {text.clock.save}
              </button>
            )}
        </form>
        {hasData ? null : <AskSpotify />}
      </div>
    </>
  );
});
