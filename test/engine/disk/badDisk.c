/*
 * A bad disk, for LD_PRELOAD. Of what is written to files below DISK_FOLDER:
 *   DISK_DIES_AT=n   the process is killed instead of the n-th write
 *   DISK_FULL_AT=n   from the n-th write on there is no room
 *   DISK_SLOW_US=n   each write and each fsync takes so many microseconds longer
 */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long written;

static long told(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? 0 : atol(value);
}

static int is_ours(int file) {
  char link[64], path[PATH_MAX];
  const char *folder = getenv("DISK_FOLDER");
  if (folder == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static void wait_for_disk(void) {
  long slow = told("DISK_SLOW_US");
  if (slow > 0) usleep((useconds_t)slow);
}

/* Answers whether the write may happen. */
static int may_write(int file) {
  int saved = errno;
  if (is_ours(file)) {
    long number = atomic_fetch_add(&written, 1) + 1;
    if (number == told("DISK_DIES_AT")) kill(getpid(), SIGKILL);
    wait_for_disk();
    if (told("DISK_FULL_AT") > 0 && number >= told("DISK_FULL_AT")) {
      errno = ENOSPC;
      return 0;
    }
  }
  errno = saved;
  return 1;
}

ssize_t write(int file, const void *bytes, size_t size) {
  return may_write(file) ? syscall(SYS_write, file, bytes, size) : -1;
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  return may_write(file) ? syscall(SYS_pwrite64, file, bytes, size, at) : -1;
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  return may_write(file) ? syscall(SYS_pwrite64, file, bytes, size, at) : -1;
}

int fsync(int file) {
  if (is_ours(file)) wait_for_disk();
  return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
  if (is_ours(file)) wait_for_disk();
  return (int)syscall(SYS_fdatasync, file);
}
