// codegen/zod_runtime_checks.cpp: the operators of CHECK constraints with SQL's three truth values, in TypeScript.
#include "codegen/zod_runtime_text.hpp"

namespace orderline::codegen {
namespace {

constexpr Helper helpers[]{
    {"Truth", "", R"ts(/** Null is NULL; undefined is a value that only the database knows, for the column is left out. */
type Truth = boolean | null | undefined;
)ts"},
    {"holds", "Truth", R"ts(/** A constraint refuses only what is false. */
const holds = (truth: Truth) => truth !== false;
)ts"},
    {"not", "Truth", R"ts(const not = (part: Truth): Truth => (typeof part === "boolean" ? !part : part);
)ts"},
    {"and", "Truth", R"ts(const and = (...parts: Truth[]): Truth =>
  parts.includes(false) ? false : parts.every((part) => part) ? true : null;
)ts"},
    {"or", "Truth", R"ts(const or = (...parts: Truth[]): Truth =>
  parts.some((part) => part) ? true : parts.every((part) => part === false) ? false : null;
)ts"},
    {"isNull", "Truth", R"ts(const isNull = (value: unknown): Truth => (value === undefined ? null : value === null);
)ts"},
    {"isTruth", "Truth", R"ts(const isTruth = (part: Truth, wanted: boolean): Truth => (part === undefined ? null : part === wanted);
)ts"},
    {"same", "Truth", R"ts(const same = (left: string | Truth, right: string | Truth): Truth =>
  left == null || right == null ? null : left === right;
)ts"},
    {"among", "Truth", R"ts(const among = (value: string | null | undefined, list: readonly string[]): Truth =>
  value == null ? null : list.includes(value);
)ts"},
    {"matches", "Truth", R"ts(const matches = (value: string | null | undefined, form: RegExp): Truth => (value == null ? null : form.test(value));
)ts"},
    {"Operator", "", R"ts(type Operator = "=" | "<>" | "<" | "<=" | ">" | ">=";
)ts"},
    {"inOrder", "Operator", R"ts(const inOrder = (order: number, operator: Operator): boolean => {
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  return operator.startsWith("<") ? order < 0 || (order === 0 && operator === "<=") : order > 0 || (order === 0 && operator === ">=");
};
)ts"},
    {"Amount", "", R"ts(type Amount = number | string | bigint;
)ts"},
    {"compare", "Amount Operator Truth decimalOf inOrder", R"ts(/** Exact, whether given as a number or as decimal text. NaN is greater than all others. */
const compare = (left: Amount | null | undefined, operator: Operator, right: Amount | null | undefined): Truth => {
  if (left == null || right == null) return null;
  const [a, b] = [decimalOf(left), decimalOf(right)];
  if (a && b) {
    const scale = Math.max(a.scale, b.scale);
    const difference = a.units * 10n ** BigInt(scale - a.scale) - b.units * 10n ** BigInt(scale - b.scale);
    return inOrder(difference < 0n ? -1 : difference > 0n ? 1 : 0, operator);
  }
  const rank = (value: Amount) => (Number.isNaN(Number(value)) ? [1, 0] : [0, Number(value)]) as [number, number];
  const [x, y] = [rank(left), rank(right)];
  return inOrder(x[0] - y[0] || (x[1] === y[1] ? 0 : x[1] < y[1] ? -1 : 1), operator);
};
)ts"},
    {"rounded", "Amount decimalOf", R"ts(/** As a numeric of that scale stores it, half away from zero. */
const rounded = (value: Amount | null | undefined, scale: number): Amount | null => {
  if (value == null) return null;
  const decimal = decimalOf(value);
  if (!decimal || decimal.scale <= scale) return value;
  const step = 10n ** BigInt(decimal.scale - scale);
  const half = decimal.units < 0n ? -step / 2n : step / 2n;
  return `${(decimal.units + half) / step}e${-scale}`;
};
)ts"},
    {"compareMoments", "momentOf Operator Truth inOrder", R"ts(const compareMoments = (
  kind: MomentKind,
  left: string | null | undefined,
  operator: Operator,
  right: string | null | undefined,
): Truth => {
  const [a, b] = [left == null ? null : momentOf(left, kind), right == null ? null : momentOf(right, kind)];
  return a === null || b === null ? null : inOrder(a < b ? -1 : a > b ? 1 : 0, operator);
};
)ts"},
    {"calculate", "Amount decimalOf", R"ts(/** With whole numbers, as PostgreSQL divides them: towards zero. */
const calculate = (
  left: Amount | null | undefined,
  operator: "+" | "-" | "*" | "/" | "%",
  right: Amount | null | undefined,
): bigint | null => {
  if (left == null || right == null) return null;
  const [a, b] = [decimalOf(left), decimalOf(right)];
  if (!a || !b || a.scale > 0 || b.scale > 0) return null;
  if (operator === "+") return a.units + b.units;
  if (operator === "-") return a.units - b.units;
  if (operator === "*") return a.units * b.units;
  if (b.units === 0n) return null;
  return operator === "/" ? a.units / b.units : a.units % b.units;
};
)ts"},
    {"lengthOf", "", R"ts(const lengthOf = (value: string | null | undefined) => (value == null ? null : [...value].length);
)ts"},
    {"bytesOf", "", R"ts(/** In UTF-8. */
const bytesOf = (value: string | null | undefined) =>
  value == null
    ? null
    : [...value].reduce((sum, sign) => {
        const code = sign.codePointAt(0)!;
        return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
      }, 0);
)ts"},
    {"trimmed", "", R"ts(/** Spaces alone, as btrim does. */
const trimmed = (value: string | null | undefined, ends: RegExp) => (value == null ? null : value.replace(ends, ""));
)ts"},
    {"folded", "", R"ts(/** Beyond ASCII the case of letters is the locale's to say, so nothing is said. */
const folded = (value: string | null | undefined, how: "lower" | "upper") => {
  if (value == null || /[^\0-\x7f]/.test(value)) return null;
  return how === "lower" ? value.toLowerCase() : value.toUpperCase();
};
)ts"},
    {"typeOfJson", "", R"ts(const typeOfJson = (value: unknown) => {
  if (value == null) return null;
  return Array.isArray(value) ? "array" : typeof value;
};
)ts"},
    {"countOf", "", R"ts(/** How many elements an array has in all its dimensions. */
const countOf = (value: readonly unknown[] | null | undefined) => (value == null ? null : value.flat(Infinity).length);
)ts"},
    {"outerLength", "", R"ts(/** NULL for an empty array, like array_length. */
const outerLength = (value: readonly unknown[] | null | undefined) => value?.length || null;
)ts"},
    {"nonNulls", "", R"ts(const nonNulls = (...values: unknown[]) =>
  values.includes(undefined) ? null : values.filter((value) => value !== null).length;
)ts"},
};

}  // namespace

std::span<const Helper> check_helpers() { return helpers; }

}  // namespace orderline::codegen
