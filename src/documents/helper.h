#pragma once

namespace documents {

/// `cairn helper extract|picture|rows|paper|hidden|written|tables --…`: reads the file on standard input behind the walls of sandbox.h and writes its answer
/// to standard output. Hidden from people: only Reader starts it. Status 0 when an answer was written, 2 for other arguments.
int helper_main(int argc, char** argv);

}  // namespace documents
