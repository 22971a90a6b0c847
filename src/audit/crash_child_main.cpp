// The program that crash_test.cpp kills: records reads from several threads and says on standard output what was confirmed.
#include <unistd.h>

#include <cstdlib>
#include <thread>
#include <vector>

#include "audit/witness.h"
#include "base/log.h"
#include "store/sealing/open_keys.h"

int main(int, char** words) {
    base::set_log_level(base::Level::Off);
    const std::filesystem::path top{words[1]};
    const auto store = store::Store::open(top / "data").value();
    const auto keys = store::open_keys(*store, top / "keys").value();
    const auto witness = audit::Witness::begin(*store, *keys, top / "keys" / "roots");
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto of = base::PublicId::make(base::system_random());
            for (;;) {
                store->write([&](store::Transaction& t) { audit::record(t, {.at = store->now(), .case_id = of, .kind = audit::Kind::CaseRead}); });
                if (::write(STDOUT_FILENO, "r", 1) < 0) std::exit(1);
            }
        });
    }
    for (;;) {
        std::this_thread::sleep_for(std::chrono::milliseconds{7});
        witness->write_root();
    }
}
