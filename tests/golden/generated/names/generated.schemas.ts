// Made by `orderline codegen --target zod` from the schema of a database. Do not edit.
import { z } from "zod";

/** What PostgreSQL can store: no NUL, no half of a surrogate pair. */
const text = z
  .string()
  .refine((value) => !/[\0\p{Cs}]/u.test(value), "no text for PostgreSQL");

const int4 = z.int().min(-2147483648).max(2147483647);

/** Beyond 2^53 JSON.parse has rounded what PostgreSQL sent. */
const int8 = z
  .number()
  .refine(
    (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63,
    "no bigint",
  );

const int8Input = z.union([z.number(), z.string()]).refine((value) => {
  if (typeof value === "number" && !Number.isInteger(value)) return false;
  if (typeof value === "string" && !/^\s*[+-]?\d+\s*$/.test(value)) return false;
  const whole = BigInt(typeof value === "string" ? value.trim().replace(/^\+/, "") : value);
  return whole >= -(2n ** 63n) && whole < 2n ** 63n;
}, "no bigint");

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

/** units / 10^scale */
type Decimal = { units: bigint; scale: number };

const decimalOf = (value: number | string | bigint): Decimal | null => {
  const found = /^\s*([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?\s*$/i.exec(String(value));
  if (!found || !/\d/.test(found[2]! + found[3]!)) return null;
  const exponent = Number(found[4] ?? 0);
  if (Math.abs(exponent) > 200_000) return null;
  const units = BigInt(`${found[1] === "-" ? "-" : ""}${found[2]}${found[3]}`);
  const scale = found[3]!.length - exponent;
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
};

/** Digits beyond the scale are rounded away; what is too long then is refused. */
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

/** Any version; PostgreSQL takes braces and leaves out hyphens, but prints neither. */
const uuid = z
  .string()
  .regex(/^(?:[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}|\{[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}\})$/i, "no uuid");

const json = z.json();

/** Unlike json, jsonb stores its texts. */
const storableJson = (value: unknown): boolean => {
  if (typeof value === "string") return !/[\0\p{Cs}]/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, inner]) => storableJson(key) && storableJson(inner));
};

const jsonb = json.refine(storableJson, "no text for PostgreSQL within");

/** Without null, of which PostgREST makes NULL. */
const jsonInput = z.union([z.string(), z.number(), z.boolean(), z.array(json), z.record(z.string(), json)]);

const jsonbInput = jsonInput.refine(storableJson, "no text for PostgreSQL within");

const money = text.regex(/^\s*$|\d/, "no amount of money");

export const SalesDeptOrderSchema = z.enum(["other", "values"]);

/** An enum whose name is a key word; ends with *\/ and has `ticks` */
export const OrderSchema = z.enum(["new", "in progress", "Größe", "it's", "a \"quoted\" one", "back\\slash", "", "*/", "select"]);

export const UserAccountInsert2Schema = z.enum(["collides", "with", "UserAccountInsert"]);

export const ViewOfSelectSchema = z.object({
  FROM: int8,
  order: SalesDeptOrderSchema,
});

const ViewOfSelectFields = {
  FROM: int8Input,
  order: SalesDeptOrderSchema,
};

export const ViewOfSelectInsertSchema = z.strictObject(ViewOfSelectFields);

export const ViewOfSelectUpdateSchema = z.strictObject(ViewOfSelectFields).partial();

export const SalesDeptSelectSchema = z.object({
  from: int8,
  order: SalesDeptOrderSchema,
  both: OrderSchema.nullable(),
});

const SalesDeptSelectFields = {
  from: int8Input,
  order: SalesDeptOrderSchema,
  both: OrderSchema.nullish(),
};

export const SalesDeptSelectInsertSchema = z.strictObject(SalesDeptSelectFields);

export const SalesDeptSelectUpdateSchema = z.strictObject(SalesDeptSelectFields).partial();

export const SalesDeptUserAccountSchema = z.object({
  id: int4.gt(0, "it's a check"),
  local: int4.nullable(),
});

const SalesDeptUserAccountFields = {
  id: int4.gt(0, "it's a check"),
  local: int4.nullish(),
};

export const SalesDeptUserAccountInsertSchema = z.strictObject(SalesDeptUserAccountFields);

export const SalesDeptUserAccountUpdateSchema = z.strictObject(SalesDeptUserAccountFields).partial();

export const _2ndSchema = z.object({
  "1st": int4,
  "%": numeric().nullable(),
  $: money.nullable(),
  "#": int8.nullable(),
  "?": z.boolean().nullable(),
  "a.b": text.nullable(),
  "a|b": text.nullable(),
  "`": text.nullable(),
  "${x}": text.nullable(),
});

const _2ndFields = {
  "1st": int4,
  "%": numericInput().nullish(),
  $: money.nullish(),
  "#": int8Input.nullish(),
  "?": z.boolean().nullish(),
  "a.b": text.nullish(),
  "a|b": text.nullish(),
  "`": text.nullish(),
  "${x}": text.nullish(),
};

export const _2ndInsertSchema = z.strictObject(_2ndFields);

export const _2ndUpdateSchema = z.strictObject(_2ndFields).partial();

/**
 * First line.
 * Second line with *\/ and -- and <script>alert(1)</script>.
 *
 * | a | table |
 * ``` fence	"quoted" \ back
 */
export const HeSaidHiSchema = z.object({
  /**
   * A comment
   * of Windows; a | pipe, a # sign, ${template} and `ticks`
   */
  "it's": text,
  "two\nlines": text.nullable(),
  "back\\slash": text.nullable(),
  "tab\tstop": text.nullable(),
  "/* no */": text.nullable(),
  "-- no": text.nullable(),
  "<b>": text.nullable(),
  "a,b": text.nullable(),
});

const HeSaidHiFields = {
  /**
   * A comment
   * of Windows; a | pipe, a # sign, ${template} and `ticks`
   */
  "it's": text,
  "two\nlines": text.nullish(),
  "back\\slash": text.nullish(),
  "tab\tstop": text.nullish(),
  "/* no */": text.nullish(),
  "-- no": text.nullish(),
  "<b>": text.nullish(),
  "a,b": text.nullish(),
};

export const HeSaidHiInsertSchema = z.strictObject(HeSaidHiFields);

export const HeSaidHiUpdateSchema = z.strictObject(HeSaidHiFields).partial();

export const UserAccountSchema = z.object({
  userId: uuid,
  user_id: int4,
  UserID: text.nullable(),
  "user id": text.nullable(),
  "user-id": text.nullable(),
});

const UserAccountFields = {
  userId: uuid.optional(),
  user_id: int4,
  UserID: text.nullish(),
  "user id": text.nullish(),
  "user-id": text.nullish(),
};

export const UserAccountInsertSchema = z.strictObject(UserAccountFields);

export const UserAccountUpdateSchema = z.strictObject(UserAccountFields).partial();

export const U5fSchema = z.object({
  __: int4,
  _a: text.nullable(),
  a_: text.nullable(),
  _a_: text.nullable(),
});

const U5fFields = {
  __: int4,
  _a: text.nullish(),
  a_: text.nullish(),
  _a_: text.nullish(),
};

export const U5fInsertSchema = z.strictObject(U5fFields);

export const U5fUpdateSchema = z.strictObject(U5fFields).partial();

export const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeSchema = z.object({
  a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63: int4,
});

const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeFields = {
  a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63: int4,
};

export const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsertSchema = z.strictObject(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeFields);

export const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdateSchema = z.strictObject(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeFields).partial();

export const BoxSchema = z.object({
  id: int4,
});

const BoxFields = {
  id: int4,
};

export const BoxInsertSchema = z.strictObject(BoxFields);

export const BoxUpdateSchema = z.strictObject(BoxFields).partial();

export const BoxesSchema = z.object({
  id: int4,
});

const BoxesFields = {
  id: int4,
};

export const BoxesInsertSchema = z.strictObject(BoxesFields);

export const BoxesUpdateSchema = z.strictObject(BoxesFields).partial();

export const DataSchema = z.object({
  id: int4,
  datum: int4.nullable(),
});

const DataFields = {
  id: int4,
  datum: int4.nullish(),
};

export const DataInsertSchema = z.strictObject(DataFields);

export const DataUpdateSchema = z.strictObject(DataFields).partial();

export const GrößenSchema = z.object({
  "maß": numeric(6, 2),
  /** Einheit: „cm“ oder ″ */
  "単位": text,
  "🙂": text.nullable(),
});

const GrößenFields = {
  "maß": numericInput(6, 2),
  /** Einheit: „cm“ oder ″ */
  "単位": text,
  "🙂": text.nullish(),
};

export const GrößenInsertSchema = z.strictObject(GrößenFields);

export const GrößenUpdateSchema = z.strictObject(GrößenFields).partial();

export const PersonSchema = z.object({
  id: int4,
});

const PersonFields = {
  id: int4,
};

export const PersonInsertSchema = z.strictObject(PersonFields);

export const PersonUpdateSchema = z.strictObject(PersonFields).partial();

export const Person2Schema = z.object({
  id: int4,
});

const Person2Fields = {
  id: int4,
};

export const Person2InsertSchema = z.strictObject(Person2Fields);

export const Person2UpdateSchema = z.strictObject(Person2Fields).partial();

/** Everything here is a key word somewhere. */
export const SelectSchema = z.object({
  from: int4,
  where: text,
  class: text.nullable(),
  default: z.boolean().nullable(),
  new: OrderSchema.nullable(),
  function: text.nullable(),
  public: text.nullable(),
  constructor: text.nullable(),
  ["__proto__"]: text.nullable(),
  namespace: text.nullable(),
  operator: int4.nullable(),
  int: int4.nullable(),
  std: text.nullable(),
  json: jsonb.nullable(),
});

const SelectFields = {
  where: text,
  class: text.nullish(),
  default: z.boolean().nullish(),
  new: OrderSchema.nullish(),
  function: text.nullish(),
  public: text.nullish(),
  constructor: text.nullish(),
  ["__proto__"]: text.nullish(),
  namespace: text.nullish(),
  operator: int4.nullish(),
  int: int4.nullish(),
  std: text.nullish(),
  json: jsonbInput.nullish(),
};

export const SelectInsertSchema = z.strictObject(SelectFields);

export const SelectUpdateSchema = z.strictObject(SelectFields).partial();

export const UserAccountsSchema = z.object({
  id: int4,
  parent: int4.nullable(),
});

const UserAccountsFields = {
  id: int4,
  parent: int4.nullish(),
};

export const UserAccountsInsertSchema = z.strictObject(UserAccountsFields);

export const UserAccountsUpdateSchema = z.strictObject(UserAccountsFields).partial();

export const UserAccount2Schema = z.object({
  id: int4,
  select: int4.nullable(),
});

const UserAccount2Fields = {
  id: int4,
  select: int4.nullish(),
};

export const UserAccount2InsertSchema = z.strictObject(UserAccount2Fields);

export const UserAccount2UpdateSchema = z.strictObject(UserAccount2Fields).partial();

export const UserAccounts2Schema = z.object({
  id: int4,
  owner: uuid.nullable(),
});

const UserAccounts2Fields = {
  id: int4,
  owner: uuid.nullish(),
};

export const UserAccounts2InsertSchema = z.strictObject(UserAccounts2Fields);

export const UserAccounts2UpdateSchema = z.strictObject(UserAccounts2Fields).partial();
