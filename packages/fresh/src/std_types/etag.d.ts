/** False when the header's tags name `etag`, that is when 304 is the answer. */
export declare function ifNoneMatch(value: string | null, etag: string | undefined): boolean;
