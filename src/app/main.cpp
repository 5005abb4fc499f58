// app/main.cpp: the program.
int main() { return 0; }
