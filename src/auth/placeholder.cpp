// Placeholder until the first real source is here.
