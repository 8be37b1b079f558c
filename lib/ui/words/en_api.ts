/** The texts of the page about the API. */
export const api = {
  title: "The API",
  hero: "Every number has an address",
  lead:
    "Each address answers in JSON, and lists also in CSV with `?format=csv`. A list within an " +
    "answer is chosen by its name: `?format=csv&section=years`.",
  openapi: "The same in OpenAPI 3.1",
  takes: "Parameters",
  parameters: "What the parameters mean",
};
