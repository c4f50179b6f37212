"""Drives on which another machine may change files without a word to this one."""

import os

_MOUNTS = "/proc/self/mountinfo"
_FAR = frozenset(
    {
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "glusterfs", "gpfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb3", "smbfs"),
        *("vboxsf", "virtiofs", "vmhgfs"),
    }
)
_FAR_IN_USER_SPACE = frozenset(
    {
        *(
            "ceph",
            "ceph-fuse",
            "curlftpfs",
            "davfs",
            "davfs2",
            "gcsfuse",
            "glusterfs",
            "goofys",
        ),
        *("google-drive-ocamlfuse", "gvfsd-fuse", "juicefs", "onedriver", "rclone", "s3fs"),
        *("sshfs", "vmhgfs-fuse"),
    }
)


def far_away(root: str, mounts: str = _MOUNTS) -> str:
    """Give the type of file system if a vault, or a folder in it, lies on such a drive.

    It is empty where none does, and where the system does not tell (macOS, Windows).
    """
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as lines:
            found = [place for line in lines if (place := _place(line))]
    except OSError:
        return ""
    above = [one for one in found if _within(root, one[0])]
    inside = [one for one in found if one[0] != root and _within(one[0], root)]
    # of two at one place the later one is on top
    own = max(enumerate(above), key=lambda one: (len(one[1][0]), one[0]), default=None)
    kinds = [kind for _, kind in ([own[1]] if own else []) + inside]
    return next((kind for kind in kinds if _is_far(kind)), "")


def _place(line: str) -> tuple[str, str] | None:
    """Read where something is mounted and its type (proc(5), mountinfo)."""
    before, dash, after = line.partition(" - ")
    fields, kinds = before.split(), after.split()
    if not dash or len(fields) < 5 or not kinds:
        return None
    place = fields[4]
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        place = place.replace(code, char)
    return place, kinds[0]


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_far(kind: str) -> bool:
    main, _, sub = kind.partition(".")
    return main in _FAR or (main == "fuse" and sub in _FAR_IN_USER_SPACE)
