/*
 * A disk that forgets, for LD_PRELOAD: of every file below POWER_FOLDER there is a twin below POWER_KEPT that holds what it
 * held when it was last brought to disk (fsync, fdatasync). After a kill the twins are what a cut of the power leaves.
 * Names are kept at once, as journalling file systems do with a file that was synced.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int twin_of(const char *path, char *twin) {
  const char *folder = getenv("POWER_FOLDER"), *kept = getenv("POWER_KEPT");
  if (folder == NULL || kept == NULL) return 0;
  size_t length = strlen(folder);
  if (strncmp(path, folder, length) != 0 || path[length] != '/') return 0;
  return snprintf(twin, PATH_MAX, "%s%s", kept, path + length) < PATH_MAX - 32;
}

static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
}

/* A handle for writing alone cannot be read from: none of SQLite's is one. */
static ssize_t read_from(int file, const char *path, char *bytes, size_t size, off_t at) {
  ssize_t count = pread(file, bytes, size, at);
  if (count >= 0 || errno != EBADF) return count;
  int other = open(path, O_RDONLY | O_CLOEXEC);
  count = pread(other, bytes, size, at);
  close(other);
  return count;
}

/* Whole or not at all: a kill in the middle leaves the twin of before. */
static void keep(int file) {
  int saved = errno;
  char link[64], path[PATH_MAX], twin[PATH_MAX], arriving[PATH_MAX + 32], bytes[65536];
  struct stat about;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length > 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
    path[length] = 0;
    if (twin_of(path, twin)) {
      make_folders(twin);
      snprintf(arriving, sizeof arriving, "%s.%ld", twin, (long)syscall(SYS_gettid));
      /* Through the handle that is there: SQLite's locks on a file end when any other of the process's is closed. */
      int to = open(arriving, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), is_whole = to >= 0;
      off_t at = 0;
      while (is_whole && at < about.st_size) {
        ssize_t count = read_from(file, path, bytes, sizeof bytes, at);
        is_whole = count > 0 && write(to, bytes, (size_t)count) == count;
        at += count;
      }
      if (to >= 0) close(to);
      if (is_whole) syscall(SYS_renameat2, AT_FDCWD, arriving, AT_FDCWD, twin, 0);
    }
  }
  errno = saved;
}

int fsync(int file) {
  int result = (int)syscall(SYS_fsync, file);
  if (result == 0) keep(file);
  return result;
}

int fdatasync(int file) {
  int result = (int)syscall(SYS_fdatasync, file);
  if (result == 0) keep(file);
  return result;
}

int rename(const char *from, const char *to) {
  char twin_from[PATH_MAX], twin_to[PATH_MAX];
  int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (result == 0 && twin_of(from, twin_from) && twin_of(to, twin_to)) {
    int saved = errno;
    make_folders(twin_to);
    syscall(SYS_renameat2, AT_FDCWD, twin_from, AT_FDCWD, twin_to, 0);
    errno = saved;
  }
  return result;
}

int unlink(const char *path) {
  char twin[PATH_MAX];
  int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (result == 0 && twin_of(path, twin)) {
    int saved = errno;
    syscall(SYS_unlinkat, AT_FDCWD, twin, 0);
    errno = saved;
  }
  return result;
}
