// Made by `orderline codegen --target zod` from the schema of a database. Do not edit.
import { z } from "zod";

/** What PostgreSQL can store: no NUL, no half of a surrogate pair. */
const text = z
  .string()
  .refine((value) => !/[\0\p{Cs}]/u.test(value), "no text for PostgreSQL");

/** Counted in code points; spaces beyond the limit are cut off and do no harm. */
const varchar = (max: number) =>
  text.refine(
    (value) => [...value].slice(max).every((sign) => sign === " "),
    `longer than ${max} characters`,
  );

const int4 = z.int().min(-2147483648).max(2147483647);

/** Beyond 2^53 JSON.parse has rounded what PostgreSQL sent. */
const int8 = z
  .number()
  .refine(
    (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63,
    "no bigint",
  );

/** JSON has no NaN: PostgreSQL sends text. */
const notFinite = z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number);

/** A number that JSON.parse has rounded may reach the limit. */
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

/** Seconds and microseconds of the day, or null. */
const timeOf = (hour: string, minute: string, second = "0", fraction = "") => {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 24 || m > 59 || s > 60) return null;
  const micros = BigInt(h * 3600 + m * 60 + s) * 1_000_000n + BigInt(Math.round(Number(`0.${fraction || 0}`) * 1e6));
  return micros <= 86_400_000_000n || h < 24 ? micros : null;
};

/** Seconds east of Greenwich, or null. */
const offsetOf = (zone: string) => {
  if (/^z$/i.test(zone)) return 0;
  const [h = "", m = "0", s = "0"] = zone.slice(1).match(/\d{1,2}/g) ?? [];
  if (Number(h) > 15 || Number(m) > 59 || Number(s) > 59) return null;
  return (zone[0] === "-" ? -1 : 1) * (Number(h) * 3600 + Number(m) * 60 + Number(s));
};

/** Days since 1970-01-01 in the Gregorian calendar, or null. */
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

type MomentKind = "date" | "timestamp" | "timestamptz";

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

const moment = (kind: MomentKind) =>
  z.string().refine((value) => momentOf(value, kind) !== null, `no ${kind}`);

/** With an offset: without one PostgreSQL takes the time zone of the session. */
const timestamptz = moment("timestamptz");

/** Of any depth and with NULL in it: PostgreSQL declares neither, and the types leave both out. */
const arrayOf = <T extends z.ZodType>(element: T): z.ZodType<z.output<T>[]> => {
  const shapeOf = (value: unknown): string =>
    Array.isArray(value) ? `[${[...new Set(value.map(shapeOf))].join("|")}]${value.length}` : "";
  const isEven = (value: unknown): boolean =>
    !Array.isArray(value) || (new Set(value.map(shapeOf)).size <= 1 && value.every(isEven));
  const array: z.ZodType = z.lazy(() => z.array(z.union([element.nullable(), array])));
  return array.refine(isEven, "arrays of different lengths") as z.ZodType<z.output<T>[]>;
};

export const Style2Schema = z.enum(["a|b", "", "<i>"]);

export const ABSchema = z.object({
  u: text.nullable(),
});

const ABFields = {
  u: text.nullish(),
};

export const ABInsertSchema = z.strictObject(ABFields);

export const ABUpdateSchema = z.strictObject(ABFields).partial();

export const NoColumnSchema = z.object({
});

const NoColumnFields = {
};

export const NoColumnInsertSchema = z.strictObject(NoColumnFields);

export const NoColumnUpdateSchema = z.strictObject(NoColumnFields).partial();

export const OneSchema = z.object({
  title: text.nullable(),
});

const OneFields = {
  title: text.nullish(),
};

export const OneInsertSchema = z.strictObject(OneFields);

export const OneUpdateSchema = z.strictObject(OneFields).partial();

export const StyleSchema = z.object({
  end: text,
  Parent: text.nullable(),
  wid: int4.nullable(),
});

const StyleFields = {
  end: text,
  Parent: text.nullish(),
  wid: int4.nullish(),
};

export const StyleInsertSchema = z.strictObject(StyleFields);

export const StyleUpdateSchema = z.strictObject(StyleFields).partial();

/** <script>alert('x')</script> & <!-- that --> */
export const WeIrdNameSchema = z.object({
  pk: int4,
  /**
   * # not a heading
   * * nor a ~list~ of `code` </script> | 100 %% "sure" C:\new #35;
   */
  "1st": text.nullable(),
  "a`b|c": text.nullable(),
  "größe": numeric(10, 2).nullable(),
  "<b>": arrayOf(text).nullable(),
  __init__: varchar(20).nullable(),
  "日本": timestamptz.nullable(),
});

const WeIrdNameFields = {
  pk: int4,
  /**
   * # not a heading
   * * nor a ~list~ of `code` </script> | 100 %% "sure" C:\new #35;
   */
  "1st": text.nullish(),
  "a`b|c": text.nullish(),
  "<b>": arrayOf(text).nullish(),
  __init__: varchar(20).nullish(),
  "日本": timestamptz.nullish(),
};

export const WeIrdNameInsertSchema = z.strictObject(WeIrdNameFields);

export const WeIrdNameUpdateSchema = z.strictObject(WeIrdNameFields).partial();

export const ÜberGrößeSchema = z.object({
  id: int8,
  gone: int4.nullable(),
});

const ÜberGrößeFields = {
  gone: int4.nullish(),
};

export const ÜberGrößeInsertSchema = z.strictObject(ÜberGrößeFields);

export const ÜberGrößeUpdateSchema = z.strictObject(ÜberGrößeFields).partial();
