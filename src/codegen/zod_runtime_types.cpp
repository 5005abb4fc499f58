// codegen/zod_runtime_types.cpp: what PostgreSQL takes as a value of each type, as Zod schemas in TypeScript.
#include "codegen/zod_runtime_text.hpp"

namespace orderline::codegen {
namespace {

constexpr Helper helpers[]{
    {"text", "", R"ts(/** What PostgreSQL can store: no NUL, no half of a surrogate pair. */
const text = z
  .string()
  .refine((value) => !/[\0\p{Cs}]/u.test(value), "no text for PostgreSQL");
)ts"},
    {"varchar", "text", R"ts(/** Counted in code points; spaces beyond the limit are cut off and do no harm. */
const varchar = (max: number) =>
  text.refine(
    (value) => [...value].slice(max).every((sign) => sign === " "),
    `longer than ${max} characters`,
  );
)ts"},
    {"int2", "", R"ts(const int2 = z.int().min(-32768).max(32767);
)ts"},
    {"int4", "", R"ts(const int4 = z.int().min(-2147483648).max(2147483647);
)ts"},
    {"int8", "", R"ts(/** Beyond 2^53 JSON.parse has rounded what PostgreSQL sent. */
const int8 = z
  .number()
  .refine(
    (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63,
    "no bigint",
  );
)ts"},
    {"int8Input", "", R"ts(const int8Input = z.union([z.number(), z.string()]).refine((value) => {
  if (typeof value === "number" && !Number.isInteger(value)) return false;
  if (typeof value === "string" && !/^\s*[+-]?\d+\s*$/.test(value)) return false;
  const whole = BigInt(typeof value === "string" ? value.trim().replace(/^\+/, "") : value);
  return whole >= -(2n ** 63n) && whole < 2n ** 63n;
}, "no bigint");
)ts"},
    {"notFinite", "", R"ts(/** JSON has no NaN: PostgreSQL sends text. */
const notFinite = z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number);
)ts"},
    {"float", "notFinite", R"ts(const float = z.union([z.number(), notFinite]);
)ts"},
    {"floatInput", "", R"ts(const floatInput = (round: (value: number) => number) =>
  z.union([z.number(), z.string()]).refine((value) => {
    const given = String(value).trim();
    if (/^[+-]?(?:inf|infinity)$|^nan$/i.test(given)) return true;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(given)) return false;
    const rounded = round(Number(given));
    return Number.isFinite(rounded) && (rounded !== 0 || !/[1-9]/.test(given.replace(/e.*$/i, "")));
  }, "no floating point number in range");
)ts"},
    {"float4Input", "floatInput", R"ts(const float4Input = floatInput(Math.fround);
)ts"},
    {"float8Input", "floatInput", R"ts(const float8Input = floatInput((value) => value);
)ts"},
    {"numeric", "notFinite", R"ts(/** A number that JSON.parse has rounded may reach the limit. */
const numeric = (precision = Infinity, scale = 0) =>
  z.union([
    z
      .number()
      .refine(
        (value) => Math.abs(value) <= 10 ** (precision - scale),
        `more than ${precision - scale} digits before the point`,
      ),
    notFinite,
  ]);
)ts"},
    {"Decimal", "", R"ts(/** units / 10^scale */
type Decimal = { units: bigint; scale: number };
)ts"},
    {"decimalOf", "Decimal", R"ts(const decimalOf = (value: number | string | bigint): Decimal | null => {
  const found = /^\s*([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?\s*$/i.exec(String(value));
  if (!found || !/\d/.test(found[2]! + found[3]!)) return null;
  const exponent = Number(found[4] ?? 0);
  if (Math.abs(exponent) > 200_000) return null;
  const units = BigInt(`${found[1] === "-" ? "-" : ""}${found[2]}${found[3]}`);
  const scale = found[3]!.length - exponent;
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
};
)ts"},
    {"numericInput", "decimalOf", R"ts(/** Digits beyond the scale are rounded away; what is too long then is refused. */
const numericInput = (precision?: number, scale = 0) =>
  z.union([z.number(), z.string()]).refine((value) => {
    const name = typeof value === "string" ? value.trim() : "";
    if (/^nan$/i.test(name)) return true;
    if (/^[+-]?(?:inf|infinity)$/i.test(name)) return precision === undefined;
    const decimal = decimalOf(value);
    if (!decimal) return false;
    const size = decimal.units < 0n ? -decimal.units : decimal.units;
    if (precision === undefined) return size < 10n ** BigInt(131072 + decimal.scale);
    const shift = decimal.scale - scale;
    const rounded =
      shift > 0
        ? (size + 5n * 10n ** BigInt(shift - 1)) / 10n ** BigInt(shift)
        : size * 10n ** BigInt(-shift);
    return rounded < 10n ** BigInt(precision);
  }, "no numeric in range");
)ts"},
    {"uuid", "", R"ts(/** Any version; PostgreSQL takes braces and leaves out hyphens, but prints neither. */
const uuid = z
  .string()
  .regex(/^(?:[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}|\{[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}\})$/i, "no uuid");
)ts"},
    {"timeOf", "", R"ts(/** Seconds and microseconds of the day, or null. */
const timeOf = (hour: string, minute: string, second = "0", fraction = "") => {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 24 || m > 59 || s > 60) return null;
  const micros = BigInt(h * 3600 + m * 60 + s) * 1_000_000n + BigInt(Math.round(Number(`0.${fraction || 0}`) * 1e6));
  return micros <= 86_400_000_000n || h < 24 ? micros : null;
};
)ts"},
    {"offsetOf", "", R"ts(/** Seconds east of Greenwich, or null. */
const offsetOf = (zone: string) => {
  if (/^z$/i.test(zone)) return 0;
  const [h = "", m = "0", s = "0"] = zone.slice(1).match(/\d{1,2}/g) ?? [];
  if (Number(h) > 15 || Number(m) > 59 || Number(s) > 59) return null;
  return (zone[0] === "-" ? -1 : 1) * (Number(h) * 3600 + Number(m) * 60 + Number(s));
};
)ts"},
    {"daysOf", "", R"ts(/** Days since 1970-01-01 in the Gregorian calendar, or null. */
const daysOf = (year: number, month: number, day: number) => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return null;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
};
)ts"},
    {"momentOf", "daysOf offsetOf timeOf", R"ts(type MomentKind = "date" | "timestamp" | "timestamptz";

const endOfTime = 2n ** 80n;

/** Microseconds since 1970, or null for what is no such moment in ISO 8601 as PostgreSQL prints it. */
const momentOf = (value: string, kind: MomentKind): bigint | null => {
  const given = value.trim();
  if (/^[+-]?infinity$/i.test(given)) return given.startsWith("-") ? -endOfTime : endOfTime;
  const found =
    /^(\d{4,7})-(\d{1,2})-(\d{1,2})(?:(?:t|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d*))?)?\s*(z|[+-]\d{1,2}(?::?\d{2}){0,2})?)?(\s*bc)?$/i.exec(
      given,
    );
  if (!found) return null;
  const [, year, month, day, hour, minute, second, fraction, zone, bc] = found;
  if (Number(year) === 0 || (kind === "timestamptz" && !zone)) return null;
  const days = daysOf(bc ? 1 - Number(year) : Number(year), Number(month), Number(day));
  const time = hour === undefined ? 0n : timeOf(hour, minute!, second, fraction);
  const offset = zone ? offsetOf(zone) : 0;
  if (days === null || time === null || offset === null) return null;
  const last = kind === "date" ? 2145042905 : 106762939; // 5874897-12-31, 294276-12-31
  if (days < -2440588 || days > last) return null;
  const midnight = BigInt(days) * 86_400_000_000n;
  if (kind === "date") return midnight;
  return midnight + time - (kind === "timestamptz" ? BigInt(offset) * 1_000_000n : 0n);
};
)ts"},
    {"moment", "momentOf", R"ts(const moment = (kind: MomentKind) =>
  z.string().refine((value) => momentOf(value, kind) !== null, `no ${kind}`);
)ts"},
    {"date", "moment", R"ts(const date = moment("date");
)ts"},
    {"timestamp", "moment", R"ts(const timestamp = moment("timestamp");
)ts"},
    {"timestamptz", "moment", R"ts(/** With an offset: without one PostgreSQL takes the time zone of the session. */
const timestamptz = moment("timestamptz");
)ts"},
    {"timeOfDay", "offsetOf timeOf", R"ts(const timeOfDay = (zoned: boolean) =>
  z.string().refine((value) => {
    const found = /^\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d*))?)?\s*(z|[+-]\d{1,2}(?::?\d{2}){0,2})?\s*$/i.exec(value);
    if (!found || (zoned && !found[5])) return false;
    return timeOf(found[1]!, found[2]!, found[3], found[4]) !== null && (!found[5] || offsetOf(found[5]) !== null);
  }, "no time of day");
)ts"},
    {"time", "timeOfDay", R"ts(const time = timeOfDay(false);
)ts"},
    {"timetz", "timeOfDay", R"ts(const timetz = timeOfDay(true);
)ts"},
    {"interval", "", R"ts(/** As PostgreSQL prints it in any of its styles, or in words. */
const interval = z
  .string()
  .refine(
    (value) =>
      /^\s*[@+-]?\s*[\dP]/i.test(value) &&
      [
        /^\s*@?\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)\s*(?:microseconds?|us|usecs?|milliseconds?|ms|msecs?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|mons?|years?|yrs?|y|decades?|decs?|century|centuries|cent|c|millennium|millennia|mil)(?![a-z])\s*)*(?:[+-]?\d+:[0-5]?\d(?::[0-5]?\d(?:\.\d*)?)?)?\s*(?:ago)?\s*$/i,
        /^P(?=.)(?:-?\d+(?:\.\d+)?[YMWD])*(?:T(?:-?\d+(?:\.\d+)?[HMS])+)?$/,
        /^\s*(?:[+-]?\d+-\d{1,2}\s*)?(?:[+-]?\d+\s*)?(?:\s[+-]?\d+:[0-5]?\d(?::[0-5]?\d(?:\.\d*)?)?)?\s*$/,
      ].some((form) => form.test(value)),
    "no interval",
  );
)ts"},
    {"networkOf", "", R"ts(/** The bits of an address, how many it has and how many its network has; null for no address. */
const networkOf = (value: string) => {
  const found = /^\s*([0-9a-f.:]+)(?:\/(\d{1,3}))?\s*$/i.exec(value);
  if (!found) return null;
  let [, address = "", mask] = found;
  const size = address.includes(":") ? 128 : 32;
  const dotted = /(?:^|:)((?:\d{1,3}\.){3}\d{1,3})$/.exec(address)?.[1];
  const octets = dotted?.split(".").map(Number) ?? [];
  if (octets.some((octet) => octet > 255) || (size === 32 && !dotted)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  let bits = BigInt(((a << 24) | (b << 16) | (c << 8) | d) >>> 0);
  if (size === 128) {
    if (dotted) address = address.slice(0, -dotted.length) + `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
    const halves = address.split("::");
    const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
    const missing = 8 - head.length - tail.length;
    if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null;
    const groups = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill("0"), ...tail];
    if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
    bits = BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
  }
  const length = mask === undefined ? size : Number(mask);
  return length <= size ? { bits, size, length } : null;
};
)ts"},
    {"inet", "networkOf", R"ts(const inet = z.string().refine((value) => networkOf(value) !== null, "no network address");
)ts"},
    {"cidr", "networkOf", R"ts(/** A network: no bits to the right of its mask. */
const cidr = z.string().refine((value) => {
  const network = networkOf(value);
  return network !== null && network.bits % 2n ** BigInt(network.size - network.length) === 0n;
}, "no network");
)ts"},
    {"macaddr", "", R"ts(const macaddr = z
  .string()
  .regex(
    /^\s*(?:[0-9a-f]{1,2}(?:(?::[0-9a-f]{1,2}){5}|(?:-[0-9a-f]{1,2}){5})|[0-9a-f]{6}[:-]?[0-9a-f]{6}|[0-9a-f]{4}(?:(?:\.[0-9a-f]{4}){2}|(?:-[0-9a-f]{4}){2}))\s*$/i,
    "no MAC address",
  );
)ts"},
    {"macaddr8", "", R"ts(const macaddr8 = z
  .string()
  .regex(/^\s*[0-9a-f]{2}([:-]?)(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?:\1[0-9a-f]{2}\1[0-9a-f]{2})?\s*$/i, "no EUI-64 address");
)ts"},
    {"json", "", R"ts(const json = z.json();
)ts"},
    {"storableJson", "", R"ts(/** Unlike json, jsonb stores its texts. */
const storableJson = (value: unknown): boolean => {
  if (typeof value === "string") return !/[\0\p{Cs}]/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, inner]) => storableJson(key) && storableJson(inner));
};
)ts"},
    {"jsonb", "json storableJson", R"ts(const jsonb = json.refine(storableJson, "no text for PostgreSQL within");
)ts"},
    {"jsonInput", "json", R"ts(/** Without null, of which PostgREST makes NULL. */
const jsonInput = z.union([z.string(), z.number(), z.boolean(), z.array(json), z.record(z.string(), json)]);
)ts"},
    {"jsonbInput", "jsonInput storableJson", R"ts(const jsonbInput = jsonInput.refine(storableJson, "no text for PostgreSQL within");
)ts"},
    {"bytea", "", R"ts(const bytea = z
  .string()
  .regex(/^(?:\\x(?:\s*[0-9a-f]{2})*\s*|(?!\\x)(?:[^\\\0]|\\\\|\\[0-3][0-7]{2})*)$/i, "no bytea");
)ts"},
    {"bits", "", R"ts(const bits = (fits: (length: number) => boolean) =>
  z.string().refine((value) => {
    const hex = /^x[0-9a-f]*$/i.test(value);
    if (!hex && !/^b?[01]*$/i.test(value)) return false;
    return fits(hex ? (value.length - 1) * 4 : value.replace(/^b/i, "").length);
  }, "no bit string of that length");
)ts"},
    {"money", "text", R"ts(const money = text.regex(/^\s*$|\d/, "no amount of money");
)ts"},
    {"range", "text", R"ts(/** A range, of whose ends PostgreSQL takes only those in order. */
const range = (order: (end: string) => bigint | number | null | undefined) => {
  const end = String.raw`("(?:[^"\\]|\\.|"")*"|[^"\\,()[\]]*)`;
  const form = new RegExp(String.raw`^\s*(?:empty|[[(]\s*${end}\s*,\s*${end}\s*[\])])\s*$`, "i");
  const plain = (quoted: string) => quoted.trim().replace(/^"|"$/g, "").replace(/""|\\(.)/g, (_, sign) => sign ?? '"');
  return text.refine((value) => {
    const found = form.exec(value);
    if (!found) return false;
    const [low, high] = [found[1], found[2]].map((one) => (one?.trim() ? order(plain(one)) : undefined));
    if (low === null || high === null) return false;
    return low === undefined || high === undefined || low <= high;
  }, "no range");
};
)ts"},
    {"wholeEnd", "", R"ts(const wholeEnd = (end: string) => (/^\s*[+-]?\d+\s*$/.test(end) ? BigInt(end.trim().replace(/^\+/, "")) : null);
)ts"},
    {"numberEnd", "decimalOf", R"ts(const numberEnd = (end: string) =>
  /^[+-]?infinity$/i.test(end) ? (end.startsWith("-") ? -Infinity : Infinity) : decimalOf(end) ? Number(end) : null;
)ts"},
    {"multirange", "text", R"ts(/** PostgreSQL puts the ranges in order itself. */
const multirange = (one: z.ZodType) =>
  text.refine((value) => {
    const found = /^\s*\{(.*)\}\s*$/s.exec(value);
    if (!found) return false;
    const ranges = found[1]!.match(/(?:"(?:[^"\\]|\\.|"")*"|[^"\])])*[\])]|empty/gi) ?? [];
    return (
      ranges.join("").length === found[1]!.trimEnd().length &&
      ranges.every((inner) => one.safeParse(inner.replace(/^\s*,/, "")).success)
    );
  }, "no multirange");
)ts"},
    {"arrayOf", "", R"ts(/** Of any depth and with NULL in it: PostgreSQL declares neither, and the types leave both out. */
const arrayOf = <T extends z.ZodType>(element: T): z.ZodType<z.output<T>[]> => {
  const shapeOf = (value: unknown): string =>
    Array.isArray(value) ? `[${[...new Set(value.map(shapeOf))].join("|")}]${value.length}` : "";
  const isEven = (value: unknown): boolean =>
    !Array.isArray(value) || (new Set(value.map(shapeOf)).size <= 1 && value.every(isEven));
  const array: z.ZodType = z.lazy(() => z.array(z.union([element.nullable(), array])));
  return array.refine(isEven, "arrays of different lengths") as z.ZodType<z.output<T>[]>;
};
)ts"},
};

}  // namespace

std::span<const Helper> type_helpers() { return helpers; }

}  // namespace orderline::codegen
