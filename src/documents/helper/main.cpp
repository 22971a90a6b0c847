// The helper for tests: what the program does for `helper …`, and besides, for `walls DEED`, one thing that the walls forbid.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "documents/helper.h"
#include "documents/sandbox.h"

namespace {

constexpr int forbidden = 10, allowed = 11;

/// Status 10: the deed was refused. 11: it was done. A signal: the process was ended for it.
int try_deed(std::string_view deed) {
    documents::Walls walls{64u << 20, 5, deed != "open-font-without-landlock"};
    documents::raise_walls(walls);
    bool done = false;
    if (deed == "read-file") done = ::open("/etc/passwd", O_RDONLY) >= 0;
    if (deed == "write-file") done = ::open("/tmp/cairn-walls", O_WRONLY | O_CREAT, 0600) >= 0;
    if (deed.starts_with("open-font")) done = ::open("/usr/share/fonts", O_RDONLY | O_DIRECTORY) >= 0;
    if (deed == "connect") done = ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    if (deed == "execute") done = ::execl("/bin/true", "true", nullptr) == 0;
    if (deed == "fork") done = ::fork() >= 0;
    if (deed == "memory") done = ::mmap(nullptr, 65u << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    if (deed == "run-memory") done = ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    ::_exit(done ? allowed : forbidden);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view{argv[1]} == "walls") return try_deed(argv[2]);
    return documents::helper_main(argc, argv);
}
