/** The `Content-Type` of an extension such as `.js`, or undefined when it is not known. */
export declare function contentType(extension: string): string | undefined;
