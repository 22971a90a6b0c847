#include <cstdio>

int main() {
    std::puts("cairn 0.1.0");
    return 0;
}
