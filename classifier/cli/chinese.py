"""What Yuankan says in 中文 of errors: of the floors below, and of the system's."""

import errno

from classifier.errors import (
    AnnotatorError,
    BrokenLineError,
    BrokenLogError,
    CatalogueError,
    ConfigError,
    CorpusError,
    DamagedCatalogueError,
    DamagedVersionError,
    DecodingError,
    EditError,
    EmptyInputError,
    ForeignModelError,
    InputError,
    NewerCatalogueError,
    NoIssuesError,
    NotFoundError,
    NoVersionError,
    OtherTagsError,
    RegistryBusyError,
    TaxonomyError,
    TooLargeError,
    TooManyLinesError,
    UnreadableError,
    UntrustedModelError,
    WorkerLostError,
    YuankanError,
)

# What happened and what to do, by class; the file and the line stand before it.
INPUT_SENTENCES: dict[type[InputError], tuple[str, str]] = {
    NotFoundError: ("找不到这个文件或文件夹", "请检查路径"),
    NoIssuesError: ("文件夹里没有可读的报纸文件", "请放入 .txt、.md、.pdf、.docx、.html、.png、.jpg 或 .jsonl 文件"),
    EmptyInputError: ("没有任何文字", "请检查是否导出了空文件"),
    UnreadableError: ("读不了（{detail}）", "请确认文件完好、有权限读取"),
    TooLargeError: ("超过 {error.limit} MiB，不像一期报纸", "请按期拆成几个文件，或用 .jsonl 给出现成稿件"),
    TooManyLinesError: ("超过 {error.limit:,} 行，不像一期报纸", "请按期拆成几个文件，或用 .jsonl 给出现成稿件"),
    DecodingError: (
        "从第 {error.offset} 个字节起认不出编码（试过 UTF-8、UTF-16 和 GB18030）",
        "请另存为 UTF-8 编码的文本再试",
    ),
    BrokenLineError: ("不是一篇稿件（{detail}）", "请改正这一行：每行一个 JSON 对象，须有 title 和 text"),
    InputError: ("读不了（{detail}）", "请检查这个文件"),
}

CLASS_SENTENCES: dict[type[YuankanError], tuple[str, str]] = {
    TaxonomyError: ("标签表有误（{message}）", "请改正标签表"),
    CorpusError: ("标注语料有误（{message}）", "请改正所说的那一处，或重新安装"),
    WorkerLostError: ("{message}", "请再运行一次"),
    ConfigError: ("设置有误（{message}）", "请改正 yuankan.toml"),
    AnnotatorError: (
        "标注人的名字不行（{message}）",
        "请用王芳、wang-fang 这样的名字：字、字母、数字、空格和连字符",
    ),
    EditError: ("{message}", "请换一个段落"),
    BrokenLogError: ("标注记录读不了（{message}）", "请改正这一行，或把它移到别的文件里"),
    UntrustedModelError: ("{message}", "请删除它，程序会重新训练"),
    DamagedVersionError: (
        "模型库有损坏（{message}）",
        "请从备份恢复它，或用 yuankan models promote 换一个版本；坏的若是 aliases.json，请先删去它",
    ),
    NoVersionError: ("{message}", "请用 yuankan models list 查看有哪些版本"),
    RegistryBusyError: ("{message}", "请等它结束后再试"),
    CatalogueError: ("目录用不了（{message}）", "请再试一次"),
    DamagedCatalogueError: ("目录有损坏（{message}）", "请由报纸文件和标注重建：yuankan catalogue rebuild"),
    NewerCatalogueError: ("目录读不了（{message}）", "请安装新版本"),
    ForeignModelError: (
        "这个文件不能导入（{message}）",
        "请在原来的机器上重新导出：yuankan models export 版本 -o model.skops",
    ),
    OtherTagsError: ("{message}", "请用它训练时的标签表；或从缓存文件夹删去它，程序会重新训练"),
}

# By errno: English and 中文.
SYSTEM_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: (
        "the disk is full; free some space and run the same command again",
        "磁盘已满；请腾出空间后重新运行",
    ),
    errno.EFBIG: ("the file may grow no further; ask who looks after the disk", "文件不能再变大；请联系管理磁盘的人"),
    errno.EDQUOT: (
        "your share of the disk is full; free some space and run the same command again",
        "磁盘配额已满；请腾出空间后重新运行",
    ),
    errno.ETIMEDOUT: (
        "another program holds it for too long; close that one and try again",
        "别的程序占用太久；请关掉它再试",
    ),
    errno.EACCES: (
        "permission denied; choose another place or ask who owns it",
        "没有权限；请换一个位置，或联系它的所有者",
    ),
    errno.EPERM: (
        "permission denied; choose another place or ask who owns it",
        "没有权限；请换一个位置，或联系它的所有者",
    ),
    errno.EROFS: ("the disk is read-only; choose another place", "磁盘是只读的；请换一个位置"),
    errno.EISDIR: ("is a folder; name a file", "是一个文件夹；请给出文件名"),
    errno.ENOTDIR: ("a part of the path is not a folder; check the path", "路径中有一段不是文件夹；请检查路径"),
    errno.ENOENT: ("does not exist; check the path", "不存在；请检查路径"),
    errno.ENAMETOOLONG: ("the name is too long; choose a shorter one", "文件名太长；请换一个短的"),
    errno.EIO: ("the disk could not be read or written; try again", "磁盘读写出错；请再试一次"),
    errno.EBADF: ("standard output is closed; use -o FILE", "标准输出已关闭；请用 -o 指定文件"),
}
