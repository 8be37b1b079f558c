/** Text in UTF-16, as PowerShell writes it; a byte order mark only if the text begins with one. */
export function utf16(text: string, isLittleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}
