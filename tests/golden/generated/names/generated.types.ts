// Made by `orderline codegen --target typescript` from the schema of a database. Do not edit.

export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[];

export type Database = {
  // What createClient<Database>() takes the server for.
  __InternalSupabase: {
    PostgrestVersion: "14";
  };
  "Sales Dept": {
    Tables: {
      select: {
        Row: {
          from: number;
          order: Database["Sales Dept"]["Enums"]["order"];
          both: Database["public"]["Enums"]["order"] | null;
        };
        Insert: {
          from: number | string;
          order: Database["Sales Dept"]["Enums"]["order"];
          both?: Database["public"]["Enums"]["order"] | null;
        };
        Update: {
          from?: number | string;
          order?: Database["Sales Dept"]["Enums"]["order"];
          both?: Database["public"]["Enums"]["order"] | null;
        };
        Relationships: [];
      };
      user_accounts: {
        Row: {
          id: number;
          local: number | null;
        };
        Insert: {
          id: number;
          local?: number | null;
        };
        Update: {
          id?: number;
          local?: number | null;
        };
        Relationships: [];
      };
    };
    Views: {
      "View of \"selects\"": {
        Row: {
          FROM: number;
          order: Database["Sales Dept"]["Enums"]["order"];
        };
        Insert: {
          FROM: number | string;
          order: Database["Sales Dept"]["Enums"]["order"];
        };
        Update: {
          FROM?: number | string;
          order?: Database["Sales Dept"]["Enums"]["order"];
        };
        Relationships: [];
      };
    };
    Functions: {
      [_ in never]: never;
    };
    Enums: {
      order: "other" | "values";
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
  public: {
    Tables: {
      "2nd": {
        Row: {
          "1st": number;
          "%": number | null;
          $: string | null;
          "#": number | null;
          "?": boolean | null;
          "a.b": string | null;
          "a|b": string | null;
          "`": string | null;
          "${x}": string | null;
        };
        Insert: {
          "1st": number;
          "%"?: number | string | null;
          $?: string | null;
          "#"?: number | string | null;
          "?"?: boolean | null;
          "a.b"?: string | null;
          "a|b"?: string | null;
          "`"?: string | null;
          "${x}"?: string | null;
        };
        Update: {
          "1st"?: number;
          "%"?: number | string | null;
          $?: string | null;
          "#"?: number | string | null;
          "?"?: boolean | null;
          "a.b"?: string | null;
          "a|b"?: string | null;
          "`"?: string | null;
          "${x}"?: string | null;
        };
        Relationships: [];
      };
      /**
       * First line.
       * Second line with *\/ and -- and <script>alert(1)</script>.
       *
       * | a | table |
       * ``` fence	"quoted" \ back
       */
      "He said \"hi\"": {
        Row: {
          /**
           * A comment
           * of Windows; a | pipe, a # sign, ${template} and `ticks`
           */
          "it's": string;
          "two\nlines": string | null;
          "back\\slash": string | null;
          "tab\tstop": string | null;
          "/* no */": string | null;
          "-- no": string | null;
          "<b>": string | null;
          "a,b": string | null;
        };
        Insert: {
          /**
           * A comment
           * of Windows; a | pipe, a # sign, ${template} and `ticks`
           */
          "it's": string;
          "two\nlines"?: string | null;
          "back\\slash"?: string | null;
          "tab\tstop"?: string | null;
          "/* no */"?: string | null;
          "-- no"?: string | null;
          "<b>"?: string | null;
          "a,b"?: string | null;
        };
        Update: {
          /**
           * A comment
           * of Windows; a | pipe, a # sign, ${template} and `ticks`
           */
          "it's"?: string;
          "two\nlines"?: string | null;
          "back\\slash"?: string | null;
          "tab\tstop"?: string | null;
          "/* no */"?: string | null;
          "-- no"?: string | null;
          "<b>"?: string | null;
          "a,b"?: string | null;
        };
        Relationships: [];
      };
      UserAccounts: {
        Row: {
          userId: string;
          user_id: number;
          UserID: string | null;
          "user id": string | null;
          "user-id": string | null;
        };
        Insert: {
          userId?: string;
          user_id: number;
          UserID?: string | null;
          "user id"?: string | null;
          "user-id"?: string | null;
        };
        Update: {
          userId?: string;
          user_id?: number;
          UserID?: string | null;
          "user id"?: string | null;
          "user-id"?: string | null;
        };
        Relationships: [];
      };
      _: {
        Row: {
          __: number;
          _a: string | null;
          a_: string | null;
          _a_: string | null;
        };
        Insert: {
          __: number;
          _a?: string | null;
          a_?: string | null;
          _a_?: string | null;
        };
        Update: {
          __?: number;
          _a?: string | null;
          a_?: string | null;
          _a_?: string | null;
        };
        Relationships: [];
      };
      a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three: {
        Row: {
          a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63: number;
        };
        Insert: {
          a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63: number;
        };
        Update: {
          a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63?: number;
        };
        Relationships: [];
      };
      box: {
        Row: {
          id: number;
        };
        Insert: {
          id: number;
        };
        Update: {
          id?: number;
        };
        Relationships: [];
      };
      boxes: {
        Row: {
          id: number;
        };
        Insert: {
          id: number;
        };
        Update: {
          id?: number;
        };
        Relationships: [];
      };
      data: {
        Row: {
          id: number;
          datum: number | null;
        };
        Insert: {
          id: number;
          datum?: number | null;
        };
        Update: {
          id?: number;
          datum?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "data_datum_fkey";
            columns: ["datum"];
            isOneToOne: false;
            referencedRelation: "box";
            referencedColumns: ["id"];
          },
        ];
      };
      "größen": {
        Row: {
          "maß": number;
          /** Einheit: „cm“ oder ″ */
          "単位": string;
          "🙂": string | null;
        };
        Insert: {
          "maß": number | string;
          /** Einheit: „cm“ oder ″ */
          "単位": string;
          "🙂"?: string | null;
        };
        Update: {
          "maß"?: number | string;
          /** Einheit: „cm“ oder ″ */
          "単位"?: string;
          "🙂"?: string | null;
        };
        Relationships: [];
      };
      people: {
        Row: {
          id: number;
        };
        Insert: {
          id: number;
        };
        Update: {
          id?: number;
        };
        Relationships: [];
      };
      person: {
        Row: {
          id: number;
        };
        Insert: {
          id: number;
        };
        Update: {
          id?: number;
        };
        Relationships: [
          {
            foreignKeyName: "person_id_fkey";
            columns: ["id"];
            isOneToOne: true;
            referencedRelation: "people";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Everything here is a key word somewhere. */
      select: {
        Row: {
          from: number;
          where: string;
          class: string | null;
          default: boolean | null;
          new: Database["public"]["Enums"]["order"] | null;
          function: string | null;
          public: string | null;
          constructor: string | null;
          __proto__: string | null;
          namespace: string | null;
          operator: number | null;
          int: number | null;
          std: string | null;
          json: Json | null;
        };
        Insert: {
          from?: never;
          where: string;
          class?: string | null;
          default?: boolean | null;
          new?: Database["public"]["Enums"]["order"] | null;
          function?: string | null;
          public?: string | null;
          constructor?: string | null;
          __proto__?: string | null;
          namespace?: string | null;
          operator?: number | null;
          int?: number | null;
          std?: string | null;
          json?: NonNullable<Json> | null;
        };
        Update: {
          from?: never;
          where?: string;
          class?: string | null;
          default?: boolean | null;
          new?: Database["public"]["Enums"]["order"] | null;
          function?: string | null;
          public?: string | null;
          constructor?: string | null;
          __proto__?: string | null;
          namespace?: string | null;
          operator?: number | null;
          int?: number | null;
          std?: string | null;
          json?: NonNullable<Json> | null;
        };
        Relationships: [];
      };
      "user accounts": {
        Row: {
          id: number;
          parent: number | null;
        };
        Insert: {
          id: number;
          parent?: number | null;
        };
        Update: {
          id?: number;
          parent?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "user accounts_parent_fkey";
            columns: ["parent"];
            isOneToOne: false;
            referencedRelation: "user_accounts";
            referencedColumns: ["id"];
          },
        ];
      };
      user_account: {
        Row: {
          id: number;
          select: number | null;
        };
        Insert: {
          id: number;
          select?: number | null;
        };
        Update: {
          id?: number;
          select?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "user_account_select_fkey";
            columns: ["select"];
            isOneToOne: false;
            referencedRelation: "select";
            referencedColumns: ["from"];
          },
        ];
      };
      user_accounts: {
        Row: {
          id: number;
          owner: string | null;
        };
        Insert: {
          id: number;
          owner?: string | null;
        };
        Update: {
          id?: number;
          owner?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "user_accounts_owner_fkey";
            columns: ["owner"];
            isOneToOne: false;
            referencedRelation: "UserAccounts";
            referencedColumns: ["userId"];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      "Do It": {
        Args: {
          "an argument": Database["public"]["Enums"]["order"];
        };
        Returns: string;
      };
      select: {
        Args: {
          from: number;
          default?: string;
        };
        Returns: Database["public"]["Tables"]["select"]["Row"];
        SetofOptions: {
          from: "*";
          to: "select";
          isOneToOne: true;
          isSetofReturn: false;
        };
      };
    };
    Enums: {
      /** An enum whose name is a key word; ends with *\/ and has `ticks` */
      order:
        | "new"
        | "in progress"
        | "Größe"
        | "it's"
        | "a \"quoted\" one"
        | "back\\slash"
        | ""
        | "*/"
        | "select";
      user_account_insert: "collides" | "with" | "UserAccountInsert";
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = "public";

type RelationsOf<Schema extends keyof DatabaseWithoutInternals> =
  DatabaseWithoutInternals[Schema]["Tables"] &
    DatabaseWithoutInternals[Schema]["Views"];

type PartOf<Things, Name, Part extends string> = Name extends keyof Things
  ? Things[Name] extends { [_ in Part]: infer Found }
    ? Found
    : never
  : never;

/** A row of a table or view: Tables<"users">, or of another schema Tables<{ schema: "auth" }, "users">. */
export type Tables<
  NameOrOptions extends
    | keyof RelationsOf<DefaultSchema>
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof RelationsOf<Schema>
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? PartOf<RelationsOf<Schema>, Name, "Row">
  : PartOf<RelationsOf<DefaultSchema>, NameOrOptions, "Row">;

/** What can be inserted into a table or view. */
export type TablesInsert<
  NameOrOptions extends
    | keyof RelationsOf<DefaultSchema>
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof RelationsOf<Schema>
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? PartOf<RelationsOf<Schema>, Name, "Insert">
  : PartOf<RelationsOf<DefaultSchema>, NameOrOptions, "Insert">;

/** What a table or view can be updated with. */
export type TablesUpdate<
  NameOrOptions extends
    | keyof RelationsOf<DefaultSchema>
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof RelationsOf<Schema>
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? PartOf<RelationsOf<Schema>, Name, "Update">
  : PartOf<RelationsOf<DefaultSchema>, NameOrOptions, "Update">;

/** The values of an enum. */
export type Enums<
  NameOrOptions extends
    | keyof DatabaseWithoutInternals[DefaultSchema]["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[Schema]["Enums"]
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? DatabaseWithoutInternals[Schema]["Enums"][Name]
  : NameOrOptions extends keyof DatabaseWithoutInternals[DefaultSchema]["Enums"]
    ? DatabaseWithoutInternals[DefaultSchema]["Enums"][NameOrOptions]
    : never;

/** A value of a composite type. */
export type CompositeTypes<
  NameOrOptions extends
    | keyof DatabaseWithoutInternals[DefaultSchema]["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[Schema]["CompositeTypes"]
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? DatabaseWithoutInternals[Schema]["CompositeTypes"][Name]
  : NameOrOptions extends keyof DatabaseWithoutInternals[DefaultSchema]["CompositeTypes"]
    ? DatabaseWithoutInternals[DefaultSchema]["CompositeTypes"][NameOrOptions]
    : never;

export type ViewOfSelect =
  Database["Sales Dept"]["Views"]["View of \"selects\""]["Row"];
export type ViewOfSelectInsert =
  Database["Sales Dept"]["Views"]["View of \"selects\""]["Insert"];
export type ViewOfSelectUpdate =
  Database["Sales Dept"]["Views"]["View of \"selects\""]["Update"];

export type SalesDeptSelect = Database["Sales Dept"]["Tables"]["select"]["Row"];
export type SalesDeptSelectInsert =
  Database["Sales Dept"]["Tables"]["select"]["Insert"];
export type SalesDeptSelectUpdate =
  Database["Sales Dept"]["Tables"]["select"]["Update"];

export type SalesDeptUserAccount =
  Database["Sales Dept"]["Tables"]["user_accounts"]["Row"];
export type SalesDeptUserAccountInsert =
  Database["Sales Dept"]["Tables"]["user_accounts"]["Insert"];
export type SalesDeptUserAccountUpdate =
  Database["Sales Dept"]["Tables"]["user_accounts"]["Update"];

export type SalesDeptOrder = Database["Sales Dept"]["Enums"]["order"];

export type _2nd = Database["public"]["Tables"]["2nd"]["Row"];
export type _2ndInsert = Database["public"]["Tables"]["2nd"]["Insert"];
export type _2ndUpdate = Database["public"]["Tables"]["2nd"]["Update"];

/**
 * First line.
 * Second line with *\/ and -- and <script>alert(1)</script>.
 *
 * | a | table |
 * ``` fence	"quoted" \ back
 */
export type HeSaidHi = Database["public"]["Tables"]["He said \"hi\""]["Row"];
export type HeSaidHiInsert =
  Database["public"]["Tables"]["He said \"hi\""]["Insert"];
export type HeSaidHiUpdate =
  Database["public"]["Tables"]["He said \"hi\""]["Update"];

export type UserAccount = Database["public"]["Tables"]["UserAccounts"]["Row"];
export type UserAccountInsert =
  Database["public"]["Tables"]["UserAccounts"]["Insert"];
export type UserAccountUpdate =
  Database["public"]["Tables"]["UserAccounts"]["Update"];

export type U5f = Database["public"]["Tables"]["_"]["Row"];
export type U5fInsert = Database["public"]["Tables"]["_"]["Insert"];
export type U5fUpdate = Database["public"]["Tables"]["_"]["Update"];

export type ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree =
  Database["public"]["Tables"]["a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three"]["Row"];
export type ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsert =
  Database["public"]["Tables"]["a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three"]["Insert"];
export type ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdate =
  Database["public"]["Tables"]["a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three"]["Update"];

export type Box = Database["public"]["Tables"]["box"]["Row"];
export type BoxInsert = Database["public"]["Tables"]["box"]["Insert"];
export type BoxUpdate = Database["public"]["Tables"]["box"]["Update"];

export type Boxes = Database["public"]["Tables"]["boxes"]["Row"];
export type BoxesInsert = Database["public"]["Tables"]["boxes"]["Insert"];
export type BoxesUpdate = Database["public"]["Tables"]["boxes"]["Update"];

export type Data = Database["public"]["Tables"]["data"]["Row"];
export type DataInsert = Database["public"]["Tables"]["data"]["Insert"];
export type DataUpdate = Database["public"]["Tables"]["data"]["Update"];

export type Größen = Database["public"]["Tables"]["größen"]["Row"];
export type GrößenInsert = Database["public"]["Tables"]["größen"]["Insert"];
export type GrößenUpdate = Database["public"]["Tables"]["größen"]["Update"];

export type Person = Database["public"]["Tables"]["people"]["Row"];
export type PersonInsert = Database["public"]["Tables"]["people"]["Insert"];
export type PersonUpdate = Database["public"]["Tables"]["people"]["Update"];

export type Person2 = Database["public"]["Tables"]["person"]["Row"];
export type Person2Insert = Database["public"]["Tables"]["person"]["Insert"];
export type Person2Update = Database["public"]["Tables"]["person"]["Update"];

/** Everything here is a key word somewhere. */
export type Select = Database["public"]["Tables"]["select"]["Row"];
export type SelectInsert = Database["public"]["Tables"]["select"]["Insert"];
export type SelectUpdate = Database["public"]["Tables"]["select"]["Update"];

export type UserAccounts = Database["public"]["Tables"]["user accounts"]["Row"];
export type UserAccountsInsert =
  Database["public"]["Tables"]["user accounts"]["Insert"];
export type UserAccountsUpdate =
  Database["public"]["Tables"]["user accounts"]["Update"];

export type UserAccount2 = Database["public"]["Tables"]["user_account"]["Row"];
export type UserAccount2Insert =
  Database["public"]["Tables"]["user_account"]["Insert"];
export type UserAccount2Update =
  Database["public"]["Tables"]["user_account"]["Update"];

export type UserAccounts2 =
  Database["public"]["Tables"]["user_accounts"]["Row"];
export type UserAccounts2Insert =
  Database["public"]["Tables"]["user_accounts"]["Insert"];
export type UserAccounts2Update =
  Database["public"]["Tables"]["user_accounts"]["Update"];

/** An enum whose name is a key word; ends with *\/ and has `ticks` */
export type Order = Database["public"]["Enums"]["order"];

export type UserAccountInsert2 =
  Database["public"]["Enums"]["user_account_insert"];

/** The values of each enum, in their order. */
export const Constants = {
  "Sales Dept": {
    Enums: {
      order: ["other", "values"],
    },
  },
  public: {
    Enums: {
      order: [
        "new",
        "in progress",
        "Größe",
        "it's",
        "a \"quoted\" one",
        "back\\slash",
        "",
        "*/",
        "select",
      ],
      user_account_insert: ["collides", "with", "UserAccountInsert"],
    },
  },
} as const;
