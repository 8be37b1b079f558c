import type { Answer, CallOf } from "../cli.ts";
import { withProgramName } from "../../core/program.ts";
import { diagnose, type Finding } from "./checks.ts";

/** `deno task doctor`: every check with how to fix it; exit code 1 when one fails. */
export async function doctorCommand(
  { config, problems, notices }: CallOf<"doctor">,
): Promise<Answer> {
  const findings = await diagnose(config, problems, notices);
  return {
    json: findings,
    text: findingsText(findings),
    exitCode: findings.every(({ ok }) => ok) ? 0 : 1,
  };
}

function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, ok, detail, fix }) => [
    `${ok ? "ok  " : "FIX "}  ${check.padEnd(width)}  ${detail}`,
    ...(fix === "" ? [] : [`      ${" ".repeat(width)}  → ${withProgramName(fix)}`]),
  ]);
  const broken = findings.filter(({ ok }) => !ok).length;
  return [
    ...lines,
    "",
    broken === 0 ? "All is well." : `${broken} of ${findings.length} need fixing.`,
    "",
  ].join("\n");
}
