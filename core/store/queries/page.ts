/** A stretch of a list. */
export type Page = { readonly offset: number; readonly limit: number };
