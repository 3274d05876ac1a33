/* Notes every write to LMDB's files and every wait for the disk, in their order.
 *
 * Preloaded into the command; WRITE_TRACE names the file. Each entry: kind (u8: 1 write, 2 size, 3
 * synchronised, 4 a write that is on the disk when it returns), length of the path (u16), path, offset (u64), count (u64), and for a write its bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static FILE *trace(void)
{
    static FILE *file;
    const char *path = getenv("WRITE_TRACE");
    if (!file && path) file = fopen(path, "ab");
    return file;
}

/* The path behind a descriptor where it is one of LMDB's data files. */
static int data_file(int fd, char *path, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, size - 1);
    if (length < 4) return 0;
    path[length] = 0;
    return strcmp(path + length - 4, ".mdb") == 0;
}

static void note(int fd, uint8_t kind, uint64_t offset, const struct iovec *parts, int count)
{
    char path[1024];
    uint64_t total = 0;
    if (!trace() || !data_file(fd, path, sizeof path)) return;
    if (kind == 1 && fcntl(fd, F_GETFL) & O_DSYNC) kind = 4;
    uint16_t length = (uint16_t)strlen(path);
    for (int i = 0; i < count; i++) total += parts[i].iov_len;
    pthread_mutex_lock(&lock);
    fwrite(&kind, 1, 1, trace());
    fwrite(&length, 2, 1, trace());
    fwrite(path, length, 1, trace());
    fwrite(&offset, 8, 1, trace());
    fwrite(&total, 8, 1, trace());
    for (int i = 0; i < count; i++) fwrite(parts[i].iov_base, parts[i].iov_len, 1, trace());
    fflush(trace());
    pthread_mutex_unlock(&lock);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
    struct iovec part = { (void *)data, size };
    ssize_t done = real(fd, data, size, offset);
    if (done > 0) note(fd, 1, (uint64_t)offset, &part, 1);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    return pwrite(fd, data, size, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    ssize_t (*real)(int, const struct iovec *, int) = dlsym(RTLD_NEXT, "writev");
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, parts, count);
    if (done > 0) note(fd, 1, (uint64_t)offset, parts, count);
    return done;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset)
{
    ssize_t (*real)(int, const struct iovec *, int, off_t) = dlsym(RTLD_NEXT, "pwritev");
    ssize_t done = real(fd, parts, count, offset);
    if (done > 0) note(fd, 1, (uint64_t)offset, parts, count);
    return done;
}

int ftruncate(int fd, off_t size)
{
    int (*real)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate");
    int code = real(fd, size);
    if (!code) note(fd, 2, (uint64_t)size, NULL, 0);
    return code;
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int fdatasync(int fd)
{
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    int code = real(fd);
    if (!code) note(fd, 3, 0, NULL, 0);
    return code;
}

int fsync(int fd)
{
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    int code = real(fd);
    if (!code) note(fd, 3, 0, NULL, 0);
    return code;
}
