// The program that crash_test.cpp kills: writes from several threads and says on standard output what was confirmed.
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <string>
#include <thread>

#include "base/log.h"
#include "store/blobs.h"
#include "store/jobs.h"
#include "store/settings.h"
#include "store/store.h"

using namespace store;

namespace {

// One write call a line: lines of several threads never mix, and what was said before a kill was said.
void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(1);
}

void write_pairs(Store& store, std::atomic<long>& next) {
    for (;;) {
        const std::string number = std::to_string(next.fetch_add(1));
        store.write([&](Transaction& transaction) {
            put_setting(transaction, "left" + number, std::string(500, 'l'));
            put_setting(transaction, "right" + number, std::string(500, 'r'));
        });
        say("pair " + number + "\n");
    }
}

void add_files(Store& store, std::atomic<long>& next) {
    for (;;) {
        const auto kept = store.blobs().add("report " + std::to_string(next.fetch_add(1)) + std::string(5000, '.'), "text/plain");
        say("file " + kept.sha256 + "\n");
    }
}

// Counts for ever, going on from where it last wrote down to be.
std::optional<std::string> count(JobRun& run) {
    for (long at = run.resume_from().empty() ? 0 : std::stol(run.resume_from());;) {
        run.save(std::to_string(++at));
        say("job " + std::to_string(at) + "\n");
    }
}

}  // namespace

// Arguments: the folder, and the number to count from.
int main(int, char** arguments) {
    base::set_log_level(base::Level::Off);
    auto store = Store::open(arguments[1]).value();
    std::atomic<long> next{std::stol(arguments[2])};
    store->jobs().define("count", count);
    store->jobs().start(1);
    if (store->jobs().list(1).empty()) store->jobs().submit("count", "{}");
    say("ready\n");
    std::thread one{[&] { write_pairs(*store, next); }};
    std::thread two{[&] { write_pairs(*store, next); }};
    add_files(*store, next);
}
