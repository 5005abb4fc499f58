// The seed document, chapter "Using Generated Types", word for word from here on.
import { createUserRepository } from '../supabase/generated-repo';
import { supabase } from '../path/to/your/supabase-client';

// Create repository for a specific table
const userRepo = createUserRepository(supabase);

// Use repository methods
async function example() {
  // Get all users
  const allUsers = await userRepo.getAll();
  
  // Get user by ID
  const user = await userRepo.getById('user-id');
  
  // Create a new user
  const newUser = await userRepo.create({
    name: 'John Doe',
    email: 'john@example.com'
  });
  
  // Update a user
  const updatedUser = await userRepo.update('user-id', {
    name: 'Jane Doe'
  });
  
  // Delete a user
  await userRepo.delete('user-id');
  
  // Custom query
  const customResult = await userRepo.query()
    .select('id, name')
    .eq('role', 'admin')
    .limit(10);
}
