// Made by `orderline codegen --target repository` from the schema of a database. Do not edit.
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "./generated.types";

type Client = SupabaseClient<Database>;
type SchemaName = Exclude<keyof Database, "__InternalSupabase">;
type RelationsOf<S extends SchemaName> = Database[S]["Tables"] & Database[S]["Views"];
type Part<Relation, Name extends string> = Relation extends { [_ in Name]: infer Found } ? Found : never;
/** What select("*") gives: computed fields have to be asked for. */
type RowOf<Relation> = Relation extends { ComputedFields: infer Fields extends PropertyKey }
  ? Omit<Part<Relation, "Row">, Fields>
  : Part<Relation, "Row">;
type ColumnOf<Row> = keyof Row & string;
type KeyOf<Row, Key extends readonly unknown[]> = Pick<Row, Key[number] & keyof Row>;
/** The value of a key, or an object if it has several columns. Those that the session implies may be left out. */
type IdOf<Row, Key extends readonly unknown[], Implied extends readonly unknown[]> =
  | (Key extends readonly [infer Only extends keyof Row] ? Row[Only] : KeyOf<Row, Key>)
  | (Implied extends readonly [] ? never : KeyOf<Row, [...Key, ...Implied]>);

/** What the server answered instead of rows. */
export class RepositoryError extends Error {
  /** SQLSTATE, or PostgREST's own ("PGRST116": no such row); empty if the server was not reached. */
  readonly code: string;
  readonly details: string | null;
  readonly hint: string | null;

  constructor(error: { message: string; code?: string; details?: string | null; hint?: string | null }) {
    super(error.message);
    this.name = "RepositoryError";
    this.code = error.code ?? "";
    this.details = error.details || null;
    this.hint = error.hint || null;
  }
}

export interface ListOptions<Row> {
  /** The server may give fewer: it has a limit of its own. */
  limit?: number;
  /** NULL comes last in both directions. */
  orderBy?: ColumnOf<Row>;
  descending?: boolean;
}

/** Where a page ended: the columns that it was ordered by, of its last row. */
export type Cursor<Row> = Partial<Row>;

export interface PageOptions<Row> extends ListOptions<Row> {
  /** `next` of the page before, asked with the same order. */
  after?: Cursor<Row> | null;
}

export interface Page<Row> {
  rows: Row[];
  /** Null behind the end, which a page without rows tells. */
  next: Cursor<Row> | null;
}

/** Of a view: nothing but reading. */
export interface ViewRepository<Row, Query> {
  getAll(options?: ListOptions<Row>): Promise<Row[]>;
  /** The query builder of supabase-js, for everything else. */
  query(): Query;
}

/** Of a table without a primary key: no row of it can be named. */
export interface KeylessRepository<Row, Insert, Query> extends ViewRepository<Row, Query> {
  /** The row as it was stored. */
  create(values: Insert): Promise<Row>;
}

export interface TableRepository<Row, Insert, Update, Id, Query> extends KeylessRepository<Row, Insert, Query> {
  getAll(options?: PageOptions<Row>): Promise<Row[]>;
  /** Rows behind a cursor, by the key: no row comes twice or is missed, whatever is inserted meanwhile. */
  page(options?: PageOptions<Row>): Promise<Page<Row>>;
  getById(id: Id): Promise<Row | null>;
  /** The row as it is then. Without such a row: RepositoryError with the code PGRST116. */
  update(id: Id, values: Update): Promise<Row>;
  /** No error if there is no such row. */
  delete(id: Id): Promise<void>;
}

/** The builder without the types that only matter to callers. */
type Builder = ReturnType<SupabaseClient["from"]>;
type Filter = ReturnType<Builder["select"]>;
type Answer = { data: unknown; error: ConstructorParameters<typeof RepositoryError>[0] | null };

async function dataOf<Data>(answer: PromiseLike<Answer>): Promise<Data> {
  const { data, error } = await answer;
  if (error) throw new RepositoryError(error);
  return data as Data;
}

function list<Row>(from: () => Builder, key: readonly string[], options: PageOptions<Row>): Promise<Row[]> {
  const { limit, orderBy, descending = false, after } = options;
  let query: Filter = from().select("*");
  if (after) query = behind(query, key, after as Record<string, unknown>, orderBy, descending);
  if (orderBy) query = query.order(orderBy, { ascending: !descending, nullsFirst: false });
  for (const column of key) if (column !== orderBy) query = query.order(column, { ascending: !descending });
  return dataOf(limit === undefined ? query : query.limit(limit));
}

/** Keeps what comes after a row: greater in the first column, or equal in it and greater in the second, … */
function behind(query: Filter, key: readonly string[], after: Record<string, unknown>, orderBy: string | undefined, descending: boolean): Filter {
  const further = descending ? "lt" : "gt";
  const first = orderBy !== undefined && !key.includes(orderBy) ? [orderBy] : [];
  const columns = [...first, ...(orderBy && key.includes(orderBy) ? [orderBy] : []), ...key.filter((column) => column !== orderBy)];
  if (columns.length === 1) return query.filter(columns[0]!, further, after[columns[0]!]);
  const conditions = columns.flatMap((column, place) => {
    const equal = columns.slice(0, place).map((before) => equals(before, after[before]));
    const value = after[column];
    const beyond = value === null ? [] : [`${name(column)}.${further}.${quoted(value)}`];
    if (first.includes(column) && value !== null) beyond.push(`${name(column)}.is.null`);
    return beyond.map((one) => (equal.length === 0 ? one : `and(${[...equal, one].join(",")})`));
  });
  return query.or(conditions.join(","));
}

const quoted = (value: unknown) => `"${String(value).replace(/["\\]/g, "\\$&")}"`;
const name = (column: string) => (/^\w+$/.test(column) ? column : quoted(column));
const equals = (column: string, value: unknown) =>
  value === null ? `${name(column)}.is.null` : `${name(column)}.eq.${quoted(value)}`;

function cursorOf<Row>(row: Row | undefined, key: readonly string[], orderBy: string | undefined): Cursor<Row> | null {
  if (row === undefined) return null;
  const columns = new Set(orderBy === undefined ? key : [orderBy, ...key]);
  return Object.fromEntries(Object.entries(row as object).filter(([column]) => columns.has(column))) as Cursor<Row>;
}

function viewRepository<S extends SchemaName, N extends keyof RelationsOf<S>, Query>(
  _schema: S,
  _name: N,
  query: () => Query,
): ViewRepository<RowOf<RelationsOf<S>[N]>, Query> {
  const from = query as () => unknown as () => Builder;
  return { query, getAll: (options = {}) => list(from, [], options) };
}

function keylessRepository<S extends SchemaName, N extends keyof RelationsOf<S>, Query>(
  schema: S,
  table: N,
  query: () => Query,
): KeylessRepository<RowOf<RelationsOf<S>[N]>, Part<RelationsOf<S>[N], "Insert">, Query> {
  const from = query as () => unknown as () => Builder;
  return {
    ...viewRepository(schema, table, query),
    create: (values) => dataOf(from().insert(values as object).select().single()),
  };
}

function tableRepository<
  S extends SchemaName,
  N extends keyof RelationsOf<S>,
  const Key extends readonly ColumnOf<RowOf<RelationsOf<S>[N]>>[],
  const Implied extends readonly ColumnOf<RowOf<RelationsOf<S>[N]>>[],
  Query,
>(
  schema: S,
  table: N,
  key: Key,
  implied: Implied,
  query: () => Query,
): TableRepository<
  RowOf<RelationsOf<S>[N]>,
  Part<RelationsOf<S>[N], "Insert">,
  Part<RelationsOf<S>[N], "Update">,
  IdOf<RowOf<RelationsOf<S>[N]>, Key, Implied>,
  Query
> {
  type Row = RowOf<RelationsOf<S>[N]>;
  const from = query as () => unknown as () => Builder;
  const isRow = <Rows extends { filter(column: string, operator: string, value: unknown): Rows }>(rows: Rows, id: unknown): Rows => {
    const values = typeof id === "object" && id !== null ? (id as Record<string, unknown>) : { [key[0]!]: id };
    for (const column of key) if (!(column in values)) throw new TypeError(`The key of ${String(table)} needs ${column}`);
    return [...key, ...implied].filter((column) => column in values).reduce((found, column) => found.filter(column, "eq", values[column]), rows);
  };
  return {
    ...keylessRepository(schema, table, query),
    getAll: (options = {}) => list<Row>(from, key, options),
    page: async (options = {}) => {
      const rows = await list<Row>(from, key, options);
      return { rows, next: cursorOf(rows.at(-1), key, options.orderBy) };
    },
    getById: (id) => dataOf(isRow(from().select("*"), id).maybeSingle()),
    update: (id, values) => dataOf(isRow(from().update(values as object), id).select().single()),
    delete: async (id) => {
      await dataOf(isRow(from().delete(), id));
    },
  };
}

export const createViewOfSelectRepository = (client: Client) =>
  viewRepository("Sales Dept", "View of \"selects\"", () =>
    client.schema("Sales Dept").from("View of \"selects\""),
  );

export const createSalesDeptSelectRepository = (client: Client) =>
  tableRepository("Sales Dept", "select", ["from"], [], () =>
    client.schema("Sales Dept").from("select"),
  );

export const createSalesDeptUserAccountRepository = (client: Client) =>
  tableRepository("Sales Dept", "user_accounts", ["id"], [], () =>
    client.schema("Sales Dept").from("user_accounts"),
  );

export const create_2ndRepository = (client: Client) =>
  tableRepository("public", "2nd", ["1st"], [], () =>
    client.from("2nd"),
  );

/**
 * First line.
 * Second line with *\/ and -- and <script>alert(1)</script>.
 *
 * | a | table |
 * ``` fence	"quoted" \ back
 */
export const createHeSaidHiRepository = (client: Client) =>
  tableRepository("public", "He said \"hi\"", ["it's"], [], () =>
    client.from("He said \"hi\""),
  );

export const createUserAccountRepository = (client: Client) =>
  tableRepository("public", "UserAccounts", ["userId"], [], () =>
    client.from("UserAccounts"),
  );

export const createU5fRepository = (client: Client) =>
  tableRepository("public", "_", ["__"], [], () =>
    client.from("_"),
  );

export const createANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeRepository = (client: Client) =>
  tableRepository("public", "a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three", ["a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63"], [], () =>
    client.from("a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three"),
  );

export const createBoxRepository = (client: Client) =>
  tableRepository("public", "box", ["id"], [], () =>
    client.from("box"),
  );

export const createBoxesRepository = (client: Client) =>
  tableRepository("public", "boxes", ["id"], [], () =>
    client.from("boxes"),
  );

export const createDataRepository = (client: Client) =>
  tableRepository("public", "data", ["id"], [], () =>
    client.from("data"),
  );

export const createGrößenRepository = (client: Client) =>
  tableRepository("public", "größen", ["maß", "単位"], [], () =>
    client.from("größen"),
  );

export const createPersonRepository = (client: Client) =>
  tableRepository("public", "people", ["id"], [], () =>
    client.from("people"),
  );

export const createPerson2Repository = (client: Client) =>
  tableRepository("public", "person", ["id"], [], () =>
    client.from("person"),
  );

/** Everything here is a key word somewhere. */
export const createSelectRepository = (client: Client) =>
  tableRepository("public", "select", ["from"], [], () =>
    client.from("select"),
  );

export const createUserAccountsRepository = (client: Client) =>
  tableRepository("public", "user accounts", ["id"], [], () =>
    client.from("user accounts"),
  );

export const createUserAccount2Repository = (client: Client) =>
  tableRepository("public", "user_account", ["id"], [], () =>
    client.from("user_account"),
  );

export const createUserAccounts2Repository = (client: Client) =>
  tableRepository("public", "user_accounts", ["id"], [], () =>
    client.from("user_accounts"),
  );
