/** The texts of the page about the API. */
export const api = {
  title: "The API",
  hero: "Every number has an address",
  lead:
    "JSON from each of these; lists as CSV with `?format=csv`, a list within an answer by its " +
    "name: `?format=csv&section=years`.",
  openapi: "The same in OpenAPI 3.1",
  takes: "Takes",
  parameters: "What they take",
};
