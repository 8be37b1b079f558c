/** What the demo's PDF says; a real export has one that explains the fields. */
const LINES = [
  "Extended streaming history",
  "",
  "This archive was invented by Tonearm's demo. No person listened to this music,",
  "no artist in it exists, and its addresses are those kept for documentation.",
  "",
  "Each JSON file holds one array. Each object in it is one time that something",
  "was played: when it ended (ts, in UTC), for how long (ms_played), and what.",
];

/**
 * A PDF of one page, as bytes.
 *
 * @example
 * ```ts
 * import { readMePdf } from "./readme_pdf.ts";
 *
 * console.assert(new TextDecoder().decode(readMePdf()).startsWith("%PDF-1.4"));
 * ```
 */
export function readMePdf(): Uint8Array {
  const shown = LINES.map((line) => `(${line.replaceAll(/[()\\]/g, "\\$&")}) Tj T*`).join("\n");
  const content = `BT /F1 12 Tf 16 TL 56 780 Td\n${shown}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " +
    "/Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const place = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return new TextEncoder().encode(`${pdf}${table}${trailer}startxref\n${pdf.length}\n%%EOF\n`);
}
