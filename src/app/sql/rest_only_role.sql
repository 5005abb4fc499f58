-- Whether the login may become a role: an error says why not. $1: the role. One row.
SELECT set_config('role', $1, false);
