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
  public: {
    Tables: {
      "a.b": {
        Row: {
          u: string | null;
        };
        Insert: {
          u?: string | null;
        };
        Update: {
          u?: string | null;
        };
        Relationships: [];
      };
      "no columns": {
        Row: {
          [_ in never]: never;
        };
        Insert: {
          [_ in never]: never;
        };
        Update: {
          [_ in never]: never;
        };
        Relationships: [];
      };
      one: {
        Row: {
          title: string | null;
        };
        Insert: {
          title?: string | null;
        };
        Update: {
          title?: string | null;
        };
        Relationships: [];
      };
      style: {
        Row: {
          end: string;
          Parent: string | null;
          wid: number | null;
        };
        Insert: {
          end: string;
          Parent?: string | null;
          wid?: number | null;
        };
        Update: {
          end?: string;
          Parent?: string | null;
          wid?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "self";
            columns: ["Parent"];
            isOneToOne: false;
            referencedRelation: "style";
            referencedColumns: ["end"];
          },
          {
            foreignKeyName: "to \"weird\"";
            columns: ["wid"];
            isOneToOne: false;
            referencedRelation: "we|ird \"name\"";
            referencedColumns: ["pk"];
          },
        ];
      };
      /** <script>alert('x')</script> & <!-- that --> */
      "we|ird \"name\"": {
        Row: {
          pk: number;
          /**
           * # not a heading
           * * nor a ~list~ of `code` </script> | 100 %% "sure" C:\new #35;
           */
          "1st": string | null;
          "a`b|c": string | null;
          "größe": number | null;
          "<b>": string[] | null;
          __init__: string | null;
          "日本": string | null;
        };
        Insert: {
          pk: number;
          /**
           * # not a heading
           * * nor a ~list~ of `code` </script> | 100 %% "sure" C:\new #35;
           */
          "1st"?: string | null;
          "a`b|c"?: string | null;
          "größe"?: never;
          "<b>"?: string[] | null;
          __init__?: string | null;
          "日本"?: string | null;
        };
        Update: {
          pk?: number;
          /**
           * # not a heading
           * * nor a ~list~ of `code` </script> | 100 %% "sure" C:\new #35;
           */
          "1st"?: string | null;
          "a`b|c"?: string | null;
          "größe"?: never;
          "<b>"?: string[] | null;
          __init__?: string | null;
          "日本"?: string | null;
        };
        Relationships: [];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      [_ in never]: never;
    };
    Enums: {
      style: "a|b" | "" | "<i>";
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
  "sales-eu": {
    Tables: {
      "Über Größe": {
        Row: {
          id: number;
          gone: number | null;
        };
        Insert: {
          id?: never;
          gone?: number | null;
        };
        Update: {
          id?: never;
          gone?: number | null;
        };
        Relationships: [];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      [_ in never]: never;
    };
    Enums: {
      [_ in never]: never;
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

export type AB = Database["public"]["Tables"]["a.b"]["Row"];
export type ABInsert = Database["public"]["Tables"]["a.b"]["Insert"];
export type ABUpdate = Database["public"]["Tables"]["a.b"]["Update"];

export type NoColumn = Database["public"]["Tables"]["no columns"]["Row"];
export type NoColumnInsert =
  Database["public"]["Tables"]["no columns"]["Insert"];
export type NoColumnUpdate =
  Database["public"]["Tables"]["no columns"]["Update"];

export type One = Database["public"]["Tables"]["one"]["Row"];
export type OneInsert = Database["public"]["Tables"]["one"]["Insert"];
export type OneUpdate = Database["public"]["Tables"]["one"]["Update"];

export type Style = Database["public"]["Tables"]["style"]["Row"];
export type StyleInsert = Database["public"]["Tables"]["style"]["Insert"];
export type StyleUpdate = Database["public"]["Tables"]["style"]["Update"];

/** <script>alert('x')</script> & <!-- that --> */
export type WeIrdName = Database["public"]["Tables"]["we|ird \"name\""]["Row"];
export type WeIrdNameInsert =
  Database["public"]["Tables"]["we|ird \"name\""]["Insert"];
export type WeIrdNameUpdate =
  Database["public"]["Tables"]["we|ird \"name\""]["Update"];

export type Style2 = Database["public"]["Enums"]["style"];

export type ÜberGröße =
  Database["sales-eu"]["Tables"]["Über Größe"]["Row"];
export type ÜberGrößeInsert =
  Database["sales-eu"]["Tables"]["Über Größe"]["Insert"];
export type ÜberGrößeUpdate =
  Database["sales-eu"]["Tables"]["Über Größe"]["Update"];

/** The values of each enum, in their order. */
export const Constants = {
  public: {
    Enums: {
      style: ["a|b", "", "<i>"],
    },
  },
  "sales-eu": {
    Enums: {},
  },
} as const;
