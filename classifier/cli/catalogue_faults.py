"""What is wrong with the catalogue, in 中文: whole phrases of the floors below."""

from classifier.cli.phrases import Phrase

_ASK = "请联系管理数据库的人"
_REBUILD = "请由报纸文件和标注重建：yuankan catalogue rebuild"
_URL = "请写成 postgresql://用户:密码@主机:端口/库名"
CATALOGUE_FAULTS = (
    # What passes.
    Phrase(r"another program writes to it for too long", "别的程序占用太久", "请等它结束后再试"),
    Phrase(r"the disk is full", "磁盘已满", "请腾出空间后重新运行"),
    Phrase(r"it may not be written to", "没有写入权限", "请换一个位置，或联系它的所有者"),
    Phrase(r"it cannot be opened", "打不开", "请检查所在的文件夹是否存在、能否写入"),
    Phrase(r"the disk could not be read or written", "磁盘读写出错", "请再试一次；若总是这样，请联系管理磁盘的人"),
    Phrase(r"the database does not answer", "数据库没有应答", "请检查地址和数据库是否在运行，然后再试"),
    Phrase(
        r"the database lets nobody in by this name and password",
        "数据库不接受这个用户名和密码",
        "请检查 URL 里的用户名和密码",
    ),
    Phrase(r"there is no database of that name", "没有这个名字的数据库", f"{_ASK}，先建好它"),
    Phrase(r"this user may not do so in the database", "这个用户在数据库里没有这个权限", f"{_ASK}，取得权限"),
    Phrase(r"the database could not do it", "数据库没能完成", f"请再试一次；若总是这样，{_ASK}"),
    Phrase(r"it holds the tables of another program", "里面是别的程序的表", "请另给它一个数据库"),
    Phrase(r"nothing is recorded yet", "里面还没有任何报纸", "请先在这个工作区里打标签：yuankan tag issues/"),
    # What was asked for.
    Phrase(
        r"no database that is known",
        "不是认得的数据库",
        "请写 “sqlite:///文件” 或 “postgresql://用户@主机/库名”",
    ),
    Phrase(r"its URL cannot be read", "URL 写得不对", _URL),
    Phrase(r"PostgreSQL needs an extra", "PostgreSQL 须另装扩展", '请运行：pip install "yuankan[postgres]"'),
    Phrase(
        r"its encoding is not UTF-8",
        "它的编码不是 UTF-8",
        "请这样新建数据库：CREATE DATABASE 库名 ENCODING 'UTF8'",
    ),
    # What does not pass.
    Phrase(r"it is damaged", "已损坏", _REBUILD),
    Phrase(r"it is not a catalogue of Yuankan", "不是院刊的目录", _REBUILD),
    Phrase(
        r"a newer version of Yuankan wrote it \(its tables are of version (\d+), known are (\d+)\)",
        r"是新版本的院刊写的（表的版本是 \1，这个版本只认到 \2）",
        "请安装新版本；或用这个版本重建：yuankan catalogue rebuild",
    ),
)
