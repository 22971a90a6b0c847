#include "store/faulty_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>

#include "base/assert.h"

namespace store {

namespace fs = std::filesystem;

struct FaultyVfs::Layer {
    base::FaultyDisk* disk;
    sqlite3_vfs* real;
    std::string name;
    sqlite3_vfs vfs{};
};

namespace {

// SQLite hands out this much memory and, behind it, what the operating system's layer needs for its own file.
struct OpenFile {
    sqlite3_file head;
    base::FaultyDisk* disk;
    base::FaultyDisk::Key* key;  // Null for a temporary file, which nobody misses.
    fs::path* path;
    bool name_is_new;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile* ours(sqlite3_file* file) { return reinterpret_cast<OpenFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }

int as_result(int error, int otherwise) { return error == ENOSPC ? SQLITE_FULL : otherwise; }

int close_file(sqlite3_file* file) {
    const int result = real(file)->pMethods->xClose(real(file));
    delete ours(file)->key;
    delete ours(file)->path;
    return result;
}

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), into, size, offset);
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    OpenFile& open = *ours(file);
    if (open.key == nullptr) return open.real()->pMethods->xWrite(open.real(), bytes, size, offset);
    auto made = static_cast<std::size_t>(size);
    const int error = open.disk->begin_write(made);
    if (made > 0) {
        const int result = open.real()->pMethods->xWrite(open.real(), bytes, static_cast<int>(made), offset);
        if (result != SQLITE_OK) return result;
        open.disk->wrote(*open.key, static_cast<std::uint64_t>(offset), {static_cast<const char*>(bytes), made});
    }
    return error == 0 ? SQLITE_OK : as_result(error, SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    OpenFile& open = *ours(file);
    if (open.key != nullptr && open.disk->begin_step() != 0) return SQLITE_IOERR_TRUNCATE;
    const int result = open.real()->pMethods->xTruncate(open.real(), size);
    if (result == SQLITE_OK && open.key != nullptr) open.disk->truncated(*open.key, static_cast<std::uint64_t>(size));
    return result;
}

int sync_file(sqlite3_file* file, int) {
    OpenFile& open = *ours(file);
    if (open.key == nullptr) return SQLITE_OK;
    if (open.disk->begin_sync(*open.key) != 0) return SQLITE_IOERR_FSYNC;
    open.disk->synced(*open.key);
    // As SQLite's own layer does at the first sync of a new journal or log.
    if (open.name_is_new) open.disk->folder_synced(open.path->parent_path());
    open.name_is_new = false;
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }

int control_file(sqlite3_file* file, int what, void* argument) {
    // Otherwise the layer below would make the file longer behind our back.
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}

int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** where) {
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, where);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier_shared(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

// Version 2: without the mapping of the database itself, so that every write is seen.
const sqlite3_io_methods methods{2,          close_file,  read_file,     write_file,  truncate_file,   sync_file,
                                 file_size,  lock_file,   unlock_file,   check_lock,  control_file,    sector_size,
                                 characteristics, map_shared, lock_shared, barrier_shared, unmap_shared, nullptr, nullptr};

FaultyVfs::Layer& layer_of(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs::Layer*>(vfs->pAppData); }

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    FaultyVfs::Layer& layer = layer_of(vfs);
    OpenFile& open = *ours(file);
    std::memset(static_cast<void*>(&open), 0, sizeof open);
    const bool lasting = name != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    const bool is_new = lasting && !fs::exists(name);
    if (is_new && (flags & SQLITE_OPEN_CREATE) != 0 && layer.disk->begin_step() != 0) return SQLITE_CANTOPEN;
    const int result = layer.real->xOpen(layer.real, name, open.real(), flags, out_flags);
    if (result != SQLITE_OK) return result;
    open.head.pMethods = &methods;
    open.disk = layer.disk;
    open.path = new fs::path{name == nullptr ? "" : name};
    if (lasting) open.key = new base::FaultyDisk::Key{layer.disk->opened(name, false)};
    open.name_is_new = is_new && (flags & SQLITE_OPEN_MAIN_DB) == 0;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    FaultyVfs::Layer& layer = layer_of(vfs);
    if (!fs::exists(name)) return SQLITE_IOERR_DELETE_NOENT;
    if (layer.disk->begin_step() != 0) return SQLITE_IOERR_DELETE;
    const int result = layer.real->xDelete(layer.real, name, 0);
    if (result != SQLITE_OK) return result;
    layer.disk->removed(name);
    if (sync_folder != 0) layer.disk->folder_synced(fs::path{name}.parent_path());
    return SQLITE_OK;
}

}  // namespace

FaultyVfs::FaultyVfs(base::FaultyDisk& disk) : layer_{std::make_unique<Layer>()} {
    static std::atomic<int> next{0};
    layer_->disk = &disk;
    layer_->real = sqlite3_vfs_find(nullptr);
    CAIRN_ASSERT(layer_->real != nullptr);
    layer_->name = "cairn-faulty-" + std::to_string(next++);
    layer_->vfs = *layer_->real;
    layer_->vfs.pNext = nullptr;
    layer_->vfs.zName = layer_->name.c_str();
    layer_->vfs.pAppData = layer_.get();
    layer_->vfs.szOsFile = static_cast<int>(sizeof(OpenFile)) + layer_->real->szOsFile;
    layer_->vfs.xOpen = open_file;
    layer_->vfs.xDelete = delete_file;
    CAIRN_ASSERT(sqlite3_vfs_register(&layer_->vfs, 0) == SQLITE_OK);
}

FaultyVfs::~FaultyVfs() { sqlite3_vfs_unregister(&layer_->vfs); }

const std::string& FaultyVfs::name() const { return layer_->name; }

}  // namespace store
