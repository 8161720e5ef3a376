/**
 * Words of which the kinds of ownership are made that public lists give: "PROPRIETARY", "NON-PROFIT", "GOVERNMENT -
 * DISTRICT/AUTHORITY", "Voluntary non-profit - Church", "For-profit, corporation", "Privately held".
 */
const KIND_WORDS = new Set(
  (
    "proprietary profit nonprofit non not for voluntary government governmental gov federal state county city municipal " +
    "local district authority hospital tribal public private privately publicly held traded church religious charitable " +
    "individual partnership corporation corporate company llc llp sole proprietor proprietorship cooperative coop trust " +
    "physician physicians va veterans defense department dept of the and or other unknown available na none limited " +
    "liability subsidiary franchise franchisee independent independently chain owned company operated military joint " +
    "venture combination association estate related based"
  ).split(" "),
);

/** Kinds are few: a team of so many names would not be made of such words alone. */
const MOST_KINDS = 30;

/**
 * Whether a column that is headed like an owner says what kind of owner an account has (by law or form) instead of who
 * looks after it: few different values, and nearly all of them made of the words above. A team of any size has names.
 *
 * @param values Without blanks and fillers.
 */
export function isOwnershipKind(values: readonly string[]): boolean {
  const distinct = [...new Set(values.map((value) => value.toLowerCase()))];
  if (distinct.length === 0 || distinct.length > MOST_KINDS) return false;
  const kinds = distinct.filter((value) => {
    const words = value.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
    return words.length > 0 && words.every((word) => KIND_WORDS.has(word));
  });
  return kinds.length >= 0.8 * distinct.length;
}
