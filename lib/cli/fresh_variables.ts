/** The variables that Fresh reads when it is loaded: the first one that is set names the build. */
export const FRESH_VARIABLES = ["DENO_DEPLOYMENT_ID", "GITHUB_SHA", "CI_COMMIT_SHA"] as const;
