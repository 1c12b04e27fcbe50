// Stands between a program and libc, numbers every call that changes a file below one folder, and breaks one.
//
//   cc -shared -fPIC -O1 -o libfaults.so faults.c
//   LD_PRELOAD=./libfaults.so FAULT_FOLDER=/tmp/w FAULT_TRACE=/tmp/trace netease-archive import ...
//
//   FAULT_FOLDER  the folder, as realpath gives it; nothing outside is counted, changed or broken
//   FAULT_TRACE   a file outside of it that gets a line for each call; without it nothing is done at all
//   FAULT_DATA    a file that gets the bytes of each write, one behind the other
//   FAULT_AT      the number of the call that breaks, from 1
//   FAULT_KIND    kill     the process dies instead of the call
//                 inside   half of the bytes are written, then the process dies
//                 short    half of the bytes are written, and the caller is told so
//                 fail     the call fails with FAULT_ERRNO
//                 failing  this one and all later calls fail with FAULT_ERRNO
//                 full     of a write half is done, any other call fails with FAULT_ERRNO, and so do all later
//                          ones that need space
//   FAULT_FILE_SYSTEM  what statfs says that the folder is on, as in linux/magic.h
//   FAULT_NO_SYNC if set, nothing is really put on the disk, which takes time and proves nothing here
//
// The line of a call: number, call, result (or minus errno), offset, length, path, second path or "-", and "*"
// if it was broken or "-"; tabs between. Paths are relative to the folder, "." is the folder itself, and a path
// that ends in " (deleted)" is an open file without a name. Offset and length are those of a write as it was
// done; for truncate the length.
//
// Real calls are made by syscall(), so nothing here can call itself. Writing through a mapping, stdio and
// io_uring are not seen; the tests compare what was seen with what there is, so such a call does not pass
// unnoticed.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NOTHING, KILL, INSIDE, SHORT, FAIL, FAILING, FULL };

static struct {
  char folder[PATH_MAX];
  int trace, data;
  long at;
  enum kind kind;
  int error;
  bool no_sync;
  unsigned long file_system;
} plan = {.trace = -1, .data = -1};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls;

// A program that tries for ever what fails for ever is stopped.
static const long most_calls = 1000000;

struct call {
  const char *name;
  bool needs_space;
  bool watched;
  bool broken;
  bool can_halve;
  int error;  // what the call fails with instead of being made
  char path[PATH_MAX], second[PATH_MAX];
  long offset, length;
};

static void die(const char *why) {
  syscall(SYS_write, 2, why, strlen(why));
  syscall(SYS_write, 2, "\n", 1);
  abort();
}

static int outside(const char *variable) {
  const char *path = getenv(variable);
  if (!path) return -1;
  int low = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // High, so that the program gets the descriptors that it would get without us.
  int high = fcntl(low, F_DUPFD_CLOEXEC, 500);
  if (low < 0 || high < 0) die("faults: a file for the trace cannot be opened");
  close(low);
  return high;
}

static void put(int file, const void *bytes, size_t count) {
  while (count > 0) {
    long written = syscall(SYS_write, file, bytes, count);
    if (written < 0) die("faults: the trace cannot be written");
    bytes = (const char *)bytes + written;
    count -= (size_t)written;
  }
}

__attribute__((constructor)) static void start(void) {
  static const char *const kinds[] = {"", "kill", "inside", "short", "fail", "failing", "full"};
  const char *folder = getenv("FAULT_FOLDER"), *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
  const char *error = getenv("FAULT_ERRNO"), *file_system = getenv("FAULT_FILE_SYSTEM");
  plan.trace = outside("FAULT_TRACE");
  plan.data = outside("FAULT_DATA");
  plan.no_sync = getenv("FAULT_NO_SYNC") != NULL;
  if (plan.trace < 0) return;
  if (!folder || !realpath(folder, plan.folder)) die("faults: FAULT_FOLDER is no folder");
  if (at) plan.at = atol(at);
  if (file_system) plan.file_system = strtoul(file_system, NULL, 0);
  if (error) plan.error = atoi(error);
  for (int i = KILL; kind && i <= FULL; i++)
    if (strcmp(kind, kinds[i]) == 0) plan.kind = (enum kind)i;
  if (at && plan.kind == NOTHING) die("faults: FAULT_KIND is unknown");
  put(plan.trace, "faults\n", 7);
}

// MARK: Which calls are watched

// The path relative to the folder, if it is the folder or below it. "//" and "/./" are taken out; links are not followed.
static bool below(const char *absolute, char *relative) {
  char path[PATH_MAX];
  size_t length = 0;
  for (const char *from = absolute; *from && length < sizeof path - 1; from++) {
    if (*from == '/' && from[1] == '/') continue;
    if (*from == '/' && from[1] == '.' && (from[2] == '/' || !from[2])) {
      from++;
      continue;
    }
    path[length++] = *from;
  }
  path[length] = 0;
  while (length > 1 && path[length - 1] == '/') path[--length] = 0;
  size_t folder = strlen(plan.folder);
  if (strncmp(path, plan.folder, folder) != 0 || (path[folder] != '/' && path[folder])) return false;
  if (strstr(path + folder, "/..")) die("faults: a path with .. in it");
  strcpy(relative, path[folder] ? path + folder + 1 : ".");
  return true;
}

static bool path_of(int descriptor, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return false;
  path[length] = 0;
  return true;
}

static bool is_below(int folder, const char *path, char *relative) {
  char absolute[2 * PATH_MAX] = "";
  if (plan.trace < 0 || !path) return false;
  if (path[0] != '/') {
    if (folder == AT_FDCWD ? !getcwd(absolute, PATH_MAX) : !path_of(folder, absolute)) return false;
    strcat(absolute, "/");
  }
  strncat(absolute, path, PATH_MAX - 1);
  return strlen(absolute) < PATH_MAX && below(absolute, relative);
}

static struct call on_path(const char *name, bool needs_space, int folder, const char *path) {
  struct call call;
  call.name = name, call.needs_space = needs_space, call.broken = call.can_halve = false, call.error = 0;
  call.offset = 0, call.length = 0, strcpy(call.second, "-");
  call.watched = is_below(folder, path, call.path);
  return call;
}

static struct call on_descriptor(const char *name, bool needs_space, int descriptor) {
  char path[PATH_MAX];
  bool known = plan.trace >= 0 && path_of(descriptor, path) && path[0] == '/';
  return on_path(name, needs_space, AT_FDCWD, known ? path : NULL);
}

// MARK: Breaking and noting

static void enter(struct call *call) {
  if (!call->watched) return;
  pthread_mutex_lock(&lock);
  if (++calls > most_calls) die("faults: the program does not stop trying");
  bool here = calls == plan.at, later = plan.at > 0 && calls > plan.at;
  switch (plan.kind) {
  case NOTHING: break;
  case KILL:
    if (here) kill(getpid(), SIGKILL);
    break;
  case INSIDE:
  case SHORT:
  case FAIL: call->broken = here; break;
  case FAILING: call->broken = here || later; break;
  case FULL: call->broken = (here || later) && call->needs_space; break;
  }
  bool half = plan.kind == INSIDE || plan.kind == SHORT || (plan.kind == FULL && here && call->can_halve);
  if (call->broken && !half) call->error = plan.error;
}

static long leave(struct call *call, long result) {
  int code = errno;
  if (!call->watched) return result;
  if (call->error) result = -1, code = call->error;
  char line[2 * PATH_MAX + 256];
  int length = snprintf(
      line, sizeof line, "%ld\t%s\t%ld\t%ld\t%ld\t%s\t%s\t%s\n", calls, call->name,
      result < 0 ? -(long)code : result, call->offset, call->length, call->path, call->second,
      call->broken ? "*" : "-");
  put(plan.trace, line, (size_t)length);
  if (call->broken && plan.kind == INSIDE) kill(getpid(), SIGKILL);
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

// The call, unless it is one that fails.
#define PERFORM(call, real) (enter(call), leave(call, (call)->error ? -1 : (real)))

// MARK: Opening

static int opened(int folder, const char *path, int flags, mode_t mode) {
  struct stat status;
  bool is_there = path && fstatat(folder, path, &status, 0) == 0;
  struct call call =
      on_path(is_there ? "cut" : "create", !is_there, folder, flags & (O_CREAT | O_TRUNC) ? path : NULL);
  if (call.watched && (flags & O_TMPFILE) == O_TMPFILE) die("faults: a file without a name");
  // What changes nothing is not counted.
  if (is_there && (!(flags & O_TRUNC) || flags & O_EXCL)) call.watched = false;
  if (!is_there && !(flags & O_CREAT)) call.watched = false;
  return (int)PERFORM(&call, syscall(SYS_openat, folder, path, flags, mode));
}

#define MODE(flags, mode)                             \
  mode_t mode = 0;                                    \
  if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) { \
    va_list rest;                                     \
    va_start(rest, flags);                            \
    mode = va_arg(rest, mode_t);                      \
    va_end(rest);                                     \
  }

int open(const char *path, int flags, ...) {
  MODE(flags, mode)
  return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE(flags, mode)
  return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags, mode)
  return opened(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags, mode)
  return opened(folder, path, flags, mode);
}
int creat(const char *path, mode_t mode) {
  return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

// MARK: Writing

static ssize_t written(int file, const void *bytes, size_t count, off_t offset, bool is_at) {
  struct call call = on_descriptor("write", true, file);
  struct stat status;
  if (call.watched) {
    if (is_at) call.offset = offset;
    else if (fcntl(file, F_GETFL) & O_APPEND && fstat(file, &status) == 0) call.offset = status.st_size;
    else call.offset = lseek(file, 0, SEEK_CUR);
  }
  call.can_halve = count > 1;
  enter(&call);
  if (call.broken && !call.error && call.can_halve) count /= 2;
  long result = -1;
  if (!call.error)
    result = is_at ? syscall(SYS_pwrite64, file, bytes, count, offset) : syscall(SYS_write, file, bytes, count);
  if (call.watched && result > 0) {
    call.length = result;
    if (plan.data >= 0) put(plan.data, bytes, (size_t)result);
  }
  return leave(&call, result);
}

ssize_t write(int file, const void *bytes, size_t count) { return written(file, bytes, count, 0, false); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return written(file, bytes, count, offset, true);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return written(file, bytes, count, offset, true);
}

// As one write of all its parts.
ssize_t writev(int file, const struct iovec *parts, int count) {
  struct call call = on_descriptor("write", true, file);
  if (!call.watched) return syscall(SYS_writev, file, parts, count);
  size_t length = 0, at = 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  char *bytes = malloc(length + 1);
  if (!bytes) die("faults: no memory");
  for (int i = 0; i < count; at += parts[i++].iov_len) memcpy(bytes + at, parts[i].iov_base, parts[i].iov_len);
  ssize_t result = written(file, bytes, length, 0, false);
  int code = errno;
  free(bytes);
  errno = code;
  return result;
}

int ftruncate(int file, off_t length) {
  struct call call = on_descriptor("truncate", true, file);
  call.length = length;
  return (int)PERFORM(&call, syscall(SYS_ftruncate, file, length));
}
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }
int truncate(const char *path, off_t length) {
  struct call call = on_path("truncate", true, AT_FDCWD, path);
  call.length = length;
  return (int)PERFORM(&call, syscall(SYS_truncate, path, length));
}
int truncate64(const char *path, off64_t length) { return truncate(path, length); }

// MARK: Putting on the disk

#define SYNC(name, real)                                   \
  struct call call = on_descriptor(name, false, file);     \
  return (int)PERFORM(&call, call.watched && plan.no_sync ? 0 : (real));

int fsync(int file) { SYNC("fsync", syscall(SYS_fsync, file)) }
int fdatasync(int file) { SYNC("fsync", syscall(SYS_fdatasync, file)) }
int syncfs(int file) { SYNC("syncfs", syscall(SYS_syncfs, file)) }
// Promises nothing that outlives a power cut, so it has a name of its own.
int sync_file_range(int file, off64_t offset, off64_t count, unsigned flags) {
  SYNC("sync_file_range", syscall(SYS_sync_file_range, file, offset, count, flags))
}
void sync(void) {
  struct call call = on_path("syncfs", false, AT_FDCWD, plan.trace >= 0 ? plan.folder : NULL);
  call.watched = plan.trace >= 0, strcpy(call.path, ".");
  PERFORM(&call, plan.no_sync ? 0 : syscall(SYS_sync));
}

// MARK: What the file system is

// A program may put files on the disk in another way on another file system; the calls are the same in both forms.
_Static_assert(sizeof(struct statfs) == sizeof(struct statfs64), "a 64-bit system");

static int told(int result, struct statfs *status) {
  if (result == 0 && plan.file_system) status->f_type = (__typeof__(status->f_type))plan.file_system;
  return result;
}
int fstatfs(int file, struct statfs *status) { return told((int)syscall(SYS_fstatfs, file, status), status); }
int fstatfs64(int file, struct statfs64 *status) { return fstatfs(file, (struct statfs *)status); }
int statfs(const char *path, struct statfs *status) {
  return told((int)syscall(SYS_statfs, path, status), status);
}
int statfs64(const char *path, struct statfs64 *status) { return statfs(path, (struct statfs *)status); }

// MARK: Names

int mkdirat(int folder, const char *path, mode_t mode) {
  struct call call = on_path("mkdir", true, folder, path);
  return (int)PERFORM(&call, syscall(SYS_mkdirat, folder, path, mode));
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int unlinkat(int folder, const char *path, int flags) {
  struct call call = on_path(flags & AT_REMOVEDIR ? "rmdir" : "unlink", false, folder, path);
  return (int)PERFORM(&call, syscall(SYS_unlinkat, folder, path, flags));
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

// A second name is watched if either is below the folder; both have to be.
static struct call on_two(
    const char *name, int folder, const char *path, int second_folder, const char *second) {
  struct call call = on_path(name, true, folder, path);
  bool second_is_below = is_below(second_folder, second, call.second);
  if (call.watched != second_is_below) die("faults: a name goes into the folder or out of it");
  return call;
}

int renameat2(int folder, const char *path, int to_folder, const char *to, unsigned flags) {
  struct call call = on_two("rename", folder, path, to_folder, to);
  if (call.watched && flags & ~1u) die("faults: a rename that is an exchange");
  return (int)PERFORM(&call, syscall(SYS_renameat2, folder, path, to_folder, to, flags));
}
int renameat(int folder, const char *path, int to_folder, const char *to) {
  return renameat2(folder, path, to_folder, to, 0);
}
int rename(const char *path, const char *to) { return renameat2(AT_FDCWD, path, AT_FDCWD, to, 0); }

int linkat(int folder, const char *path, int to_folder, const char *to, int flags) {
  struct call call = on_two("link", folder, path, to_folder, to);
  return (int)PERFORM(&call, syscall(SYS_linkat, folder, path, to_folder, to, flags));
}
int link(const char *path, const char *to) { return linkat(AT_FDCWD, path, AT_FDCWD, to, 0); }
