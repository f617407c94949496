#include "narrow.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

char *contents(const char *path, size_t *size) {
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0) die(path);
  *size = status.st_size;
  char *bytes = mmap(NULL, *size ? *size : 1, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) die(path);
  close(file);
  return bytes;
}

bool next_member(Member *member, const char *bytes, size_t size) {
  bool isArchive = size >= 8 && memcmp(bytes, "!<arch>\n", 8) == 0;
  if (!isArchive) {
    bool isFirst = member->end == 0;
    *member = (Member){.length = size, .end = size};
    return isFirst && size > 0;
  }
  // A header of 60 bytes, with the length in ten digits from the 48th on; members begin at even addresses.
  size_t header = member->end ? member->end : 8;
  if (header + 60 > size) return false;
  char digits[11] = {0};
  memcpy(digits, bytes + header + 48, 10);
  size_t length = strtoull(digits, NULL, 10);
  if (length > size - header - 60) return false;
  *member = (Member){.start = header + 60, .length = length, .end = header + 60 + length + length % 2};
  return true;
}

static void narrow_file(char *bytes, size_t size) {
  for (Member member = {.end = 0}; next_member(&member, bytes, size);) {
    // The tables of an object want better addresses than even ones.
    char *copy = room(member.length, 1);
    memcpy(copy, bytes + member.start, member.length);
    narrow(copy, member.length);
    memcpy(bytes + member.start, copy, member.length);
    free(copy);
  }
}

const char *base(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static bool is_newer(const struct stat *one, const struct stat *other) {
  if (one->st_mtim.tv_sec != other->st_mtim.tv_sec) return one->st_mtim.tv_sec > other->st_mtim.tv_sec;
  return one->st_mtim.tv_nsec > other->st_mtim.tv_nsec;
}

const char *narrowed(const char *path, const char *program, const char *folder) {
  struct stat source, self, there;
  if (stat(path, &source) != 0 || !S_ISREG(source.st_mode) || stat(program, &self) != 0) return path;
  uint64_t hash = 14695981039346656037u;
  for (const char *c = path; *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211u;
  // What is left out changes copies too.
  for (const char *c = left_out(); *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211u;
  size_t length = strlen(folder) + strlen(base(path)) + 64;
  char *copy = room(length, 1), *unfinished = room(length, 1);
  snprintf(copy, length, "%s/%016llx-%s", folder, (unsigned long long)hash, base(path));
  snprintf(unfinished, length, "%s.%d", copy, (int)getpid());
  if (stat(copy, &there) == 0 && is_newer(&there, &source) && is_newer(&there, &self)) return copy;

  size_t size;
  char *bytes = contents(path, &size);
  narrow_file(bytes, size);
  FILE *output = fopen(unfinished, "w");
  if (!output) die(unfinished);
  if (fwrite(bytes, 1, size, output) != size || fclose(output) != 0) die(unfinished);
  if (rename(unfinished, copy) != 0) die(copy);
  munmap(bytes, size);
  free(unfinished);
  return copy;
}
