// tests/npm/types/routines.ts: functions, overloads, computed fields and views of tests/fixtures/schemas/routines.sql.
import { createClient } from "@supabase/supabase-js";
import type { Account, Database, JoinedUpdate, Movement, OpenAccountInsert } from "../generated/generated.types";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_ extends true>() {}

const supabase = createClient<Database>("http://localhost", "key");
type Data<Query> = Query extends PromiseLike<{ data: infer D }> ? Exclude<D, null> : never;

// Overloads are told apart by their arguments' names; those that cannot be are an error.
const sum = supabase.rpc("add", { numbers: [1, 2] });
is<Equal<Data<typeof sum>, number>>();
const zero = supabase.rpc("add");
is<Equal<Data<typeof zero>, number>>();
const doubtful = supabase.rpc("add", { a: 1, b: 2 });
// @ts-expect-error PostgREST cannot choose between (integer, integer) and (text, text)
is<Equal<Data<typeof doubtful>, number>>();
// @ts-expect-error no such argument
supabase.rpc("add", { c: 1 });

const several = supabase.rpc("min_max", { account: 1 });
is<Equal<Data<typeof several>, { lowest: number; highest: number }>>();
const table = supabase.rpc("statement", { wanted: 1 });
is<Equal<Data<typeof table>, { at: string; amount: number; total: number }[]>>();
const set = supabase.rpc("numbers");
is<Equal<Data<typeof set>, number[]>>();
const nothing = supabase.rpc("nothing");
is<Equal<Data<typeof nothing>, undefined>>();

// Rows of a table: columns can be chosen, and rows embedded.
const rows = supabase.rpc("open_accounts").select("owner, movement(amount)");
is<Equal<Data<typeof rows>, { owner: string; movement: { amount: number }[] }[]>>();

// Computed fields: of one row a column if asked for, of a set an embed.
const rich = supabase.from("account").select("id, is_rich");
is<Equal<Data<typeof rich>, { id: number; is_rich: boolean | null }[]>>();
const all = supabase.from("account").select("*");
is<Equal<Data<typeof all>, Account[]>>();
is<Equal<keyof Account, "id" | "owner" | "balance" | "closed">>();
const embedded = supabase.from("account").select("id, movements(note)");
is<Equal<Data<typeof embedded>, { id: number; movements: { note: string | null }[] }[]>>();

// Views: as nullable as what they show; written as far as PostgreSQL can.
const view = supabase.from("open_account").select("id, balance");
is<Equal<Data<typeof view>, { id: number; balance: number }[]>>();
const opened: OpenAccountInsert = { id: 1, owner: "me" };
supabase.from("open_account").insert(opened);
// @ts-expect-error what the table needs
supabase.from("open_account").insert({ id: 1 });
const byTrigger: JoinedUpdate = { amount: 3, note: null };
supabase.from("joined").update(byTrigger);
// @ts-expect-error grouped rows cannot be inserted
supabase.from("account_total").insert({ id: 1 });

// Triggers, procedures and functions whose arguments have no names cannot be called.
// @ts-expect-error a trigger
supabase.rpc("touch");
// @ts-expect-error a procedure
supabase.rpc("pay");
// @ts-expect-error arguments without names
supabase.rpc("unnamed");
export type { Movement };
