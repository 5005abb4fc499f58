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
      [_ in never]: never;
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

/** The values of each enum, in their order. */
export const Constants = {
  public: {
    Enums: {},
  },
} as const;
