// The seed document, chapter "Using Generated Types", word for word from here on.
import { UserSchema, UserInsertSchema } from '../supabase/generated.schemas';

// Validate user data
const userData = { /* ... */ };
const validationResult = UserSchema.safeParse(userData);

if (validationResult.success) {
  // Data is valid and fully typed
  const user = validationResult.data;
} else {
  // Handle validation errors
  console.error(validationResult.error);
}

// Use for form validation
function validateForm(formData: unknown) {
  return UserInsertSchema.safeParse(formData);
}
