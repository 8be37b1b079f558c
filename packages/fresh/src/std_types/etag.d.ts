/** A strong entity tag, in quotes, of some content. */
export declare function eTag(entity: string | Uint8Array): Promise<string | undefined>;
/** False when the header's tags name `etag`, that is when 304 is the answer. */
export declare function ifNoneMatch(value: string | null, etag: string | undefined): boolean;
