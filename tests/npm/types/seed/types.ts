// The seed document, chapter "Using Generated Types", word for word from here on.
import { Database, User, UserInsert, UserUpdate } from '../supabase/generated.types';

// Use in Supabase client initialization
const supabase = createClient<Database>(supabaseUrl, supabaseKey);

// Use table types directly
function processUser(user: User) {
  console.log(user.name);
}

// Use for strongly-typed inserts
const newUser: UserInsert = {
  name: 'John Doe',
  email: 'john@example.com'
};
