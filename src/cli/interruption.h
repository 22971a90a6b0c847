#pragma once

namespace cli {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM are noted instead of ending the program; a second one ends it.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    static bool wanted();
};

}  // namespace cli
