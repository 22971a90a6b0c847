#include <string_view>

#include "cli/program.h"
#include "documents/helper.h"

/// The helper that reads untrusted files is this program executed anew; it must meet nothing of the rest first.
int main(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "helper") return documents::helper_main(argc, argv);
    return cli::run(argc, argv);
}
