#include "cli/secret_input.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "base/fault.h"

namespace cli {

namespace {

/// The terminal as it was, however the question ends.
class WithoutEcho {
public:
    WithoutEcho() : terminal_{::tcgetattr(STDIN_FILENO, &before_) == 0} {
        if (!terminal_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    WithoutEcho(const WithoutEcho&) = delete;
    WithoutEcho& operator=(const WithoutEcho&) = delete;
    ~WithoutEcho() {
        if (!terminal_) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::fputc('\n', stderr);
    }

private:
    termios before_{};
    bool terminal_;
};

std::string first_line(std::istream& from) {
    std::string line;
    std::getline(from, line);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

}  // namespace

std::string ask_secret(std::string_view question) {
    if (::isatty(STDIN_FILENO)) std::fprintf(stderr, "%.*s: ", static_cast<int>(question.size()), question.data());
    const WithoutEcho quiet;
    return first_line(std::cin);
}

std::string secret_from(const std::string& path, std::string_view question) {
    if (path.empty() || path == "-") return ask_secret(question);
    std::ifstream file{path};
    if (!file) throw base::Fault{"The passphrase cannot be read", path, "Check the path"};
    return first_line(file);
}

}  // namespace cli
