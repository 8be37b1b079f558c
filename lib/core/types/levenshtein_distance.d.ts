/** The number of single-character edits between two strings. */
export function levenshteinDistance(a: string, b: string): number;
