#pragma once

namespace cli {

/// Reads the words of the command line and does what they say. Returns the exit status: 0 done, 1 refused, 2 misuse.
int run(int argc, char** argv);

}  // namespace cli
