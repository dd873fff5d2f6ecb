"""``yuankan tag --labels``: the user's own tags from a handful of labels, by the real program."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.domain.filed import FiledArticle
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_labelled
from tests.command import Command

OWN = Path(__file__).resolve().parents[1] / "data" / "own"
HOSPITAL: dict[str | None, list[tuple[str, str]]] = {
    "notice": [
        (
            "关于暂停核磁共振预约的通知",
            "各位患者：因设备升级，9月3日至9月10日暂停核磁共振检查预约，已预约者请到登记台改期。",
        ),
        ("食堂开放时间调整", "自下周一起，职工食堂晚餐时间改为17时至18时30分，请大家相互转告，谢绝打包。"),
    ],
    "health_column": [
        (
            "夏天吃西瓜，糖尿病人要当心",
            "西瓜升糖快，一天不宜超过二百克，最好放在两餐之间吃。若心慌、口渴，应及时测血糖，并咨询医生。",
        ),
        (
            "久坐族如何保护腰",
            "每坐四十分钟起身走一走，椅背垫一个小靠枕，搬东西时先蹲下再起身。腰痛伴腿麻时请尽早就医。",
        ),
    ],
    "profile": [
        (
            "检验科的“夜猫子”",
            "阮青禾上了十九年夜班，目镜被他的眉骨磨得发亮。他不爱说话，儿子小时候以为爸爸是开夜车的。",
        ),
        (
            "电梯里的笑脸",
            "开电梯的柏大姐认得住院部一半的病人。谁出院了，她比家属还高兴。退休前最后一班，她把扶手擦了三遍。",
        ),
    ],
    "award": [("我院荣获全省护理技能大赛一等奖", "6月28日，我院代表队在颁奖仪式上荣获团体一等奖，被授予奖杯。")],
    None: [("雪夜", "雪落在屋檐上，没有声音。我想起多年前的一个夜里，祖父在炉边讲过的故事，书页也像雪。")],
}
SCHOOL: dict[str | None, list[tuple[str, str]]] = {
    "sports": [
        ("校足球队点球大战晋级", "常规时间双方战成一比一，点球大战中门将扑出两球，校队以五比三淘汰对手，闯进决赛。")
    ],
    "teaching": [("数学老师的错题课", "一节课只讲三道错题，老师让学生自己上黑板讲解题思路，再出一道变式当堂练习。")],
    "campus_life": [
        ("宿舍楼下的面包车", "每周五晚上，宿舍楼下会来一辆卖烤红薯的车，同学们排着队，一边等一边聊周末的打算。")
    ],
}


def write_articles(path: Path, articles: dict[str | None, list[tuple[str, str]]]) -> str:
    pairs = [pair for each in articles.values() for pair in each]
    path.write_text("".join(json.dumps({"title": title, "text": text}) + "\n" for title, text in pairs))
    return str(path)


@pytest.mark.parametrize(("name", "articles"), [("hospital", HOSPITAL), ("school", SCHOOL)])
def test_tags_of_ones_own_are_given_to_articles_never_seen(
    name: str, articles: dict[str | None, list[tuple[str, str]]], tmp_path: Path, yuankan: Command
) -> None:
    unseen = write_articles(tmp_path / "unseen.jsonl", articles)
    done = yuankan.run("tag", unseen, "--labels", str(OWN / name), "-f", "jsonl")
    assert done.returncode == 0, done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = [
        one
        for one, key in zip(found, (key for key, pairs in articles.items() for _ in pairs), strict=True)
        if one["primary"] != key
    ]
    # A handful of labels teaches most of it, and what it does not teach goes to a person.
    assert len(wrong) <= 1
    assert all(one["review"] for one in wrong)
    assert all(one["model"].startswith("own-") for one in found)


def test_the_table_and_the_sheet_call_them_by_their_names(tmp_path: Path, yuankan: Command) -> None:
    unseen = write_articles(tmp_path / "unseen.jsonl", HOSPITAL)
    options = ("tag", unseen, "--labels", str(OWN / "hospital"), "--explain")
    table = yuankan.run(*options, COLUMNS="100").stdout.decode()
    for name in ("★ 公告", "★ 科普", "★ 人物", "★ 获奖", "公告 Notice", "科普 Health column", "人物 Profile"):
        assert name in table
    sheet = yuankan.run(*options, "-f", "csv").stdout.decode("utf-8-sig")
    heading = sheet.splitlines()[0]
    assert [key for key in ("score_notice", "score_profile", "score_award") if key not in heading] == []
    assert '"notice","公告"' in sheet


def test_a_workspace_teaches_what_its_answers_come_to(tmp_path: Path, yuankan: Command) -> None:
    labels = LabelFolder(tmp_path / "labels")
    labels.folder.mkdir()
    shutil.copy(OWN / "school" / "taxonomy.toml", labels.folder)
    for number, labelled in enumerate(load_labelled(OWN / "school", labels.taxonomy())):
        labels.file(FiledArticle(labelled.article))
        labels.log("王芳").append(
            Answer(
                id=f"a{number}",
                verdict=Verdict.LABEL,
                article=labelled.article.id,
                annotator="王芳",
                at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
                label=labelled.label,
            )
        )
    unseen = write_articles(tmp_path / "unseen.jsonl", SCHOOL)
    by_answers, by_folder = (
        yuankan.run("tag", unseen, "--labels", str(folder), "-f", "jsonl") for folder in (labels.folder, OWN / "school")
    )
    assert by_answers.returncode == 0, by_answers.stderr.decode()
    assert [json.loads(line)["primary"] for line in by_answers.stdout.splitlines()] == list(SCHOOL)
    # The same labels are the same model, wherever they came from.
    assert by_answers.stdout == by_folder.stdout
    log = labels.log("王芳").path
    log.write_bytes(b"<<<<<<< HEAD\n" + log.read_bytes())
    broken = yuankan.run("tag", unseen, "--labels", str(labels.folder))
    assert (broken.returncode, broken.stdout) == (3, b"")
    assert f"{log}, line 1: " in broken.stderr.decode()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "标注语料有误（{}：没有这个文件夹）；请给出放有 taxonomy.toml 和标注稿件的文件夹"),
        ("bare", "标签表有误（{}：里面没有 taxonomy.toml）；请把您的标签写进 taxonomy.toml"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(name: str, says: str, tmp_path: Path, yuankan: Command) -> None:
    (tmp_path / "bare").mkdir()
    unseen = write_articles(tmp_path / "unseen.jsonl", SCHOOL)
    done = yuankan.run("tag", unseen, "--labels", str(tmp_path / name), "--lang", "zh")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"yuankan: {says.format(tmp_path / name)}")


def test_an_empty_name_is_wrong_usage(yuankan: Command) -> None:
    done = yuankan.run("tag", "-", "--labels", "")
    assert done.returncode == 2
    assert "--labels" in done.stderr.decode()


def test_a_model_of_other_tags_is_refused(tmp_path: Path) -> None:
    home = Command(home=tmp_path / "home")
    unseen = write_articles(tmp_path / "unseen.jsonl", SCHOOL)
    labels = tmp_path / "labels"
    shutil.copytree(OWN / "school", labels)
    arguments = ("tag", unseen, "--labels", str(labels))
    assert home.run(*arguments).returncode == 0
    (first,) = (tmp_path / "home" / "cache" / "yuankan").glob("own-*.joblib")
    for name in ("taxonomy.toml", "labels.jsonl"):
        path = labels / name
        path.write_text(path.read_text(encoding="utf-8").replace("sports", "games"), encoding="utf-8")
    assert home.run(*arguments).returncode == 0
    (second,) = set((tmp_path / "home" / "cache" / "yuankan").glob("own-*.joblib")) - {first}
    shutil.copy(first, second)
    done = home.run(*arguments)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "it does not know games, and knows besides sports; use the taxonomy" in done.stderr.decode()
    told = home.run(*arguments, "--lang", "zh").stderr.decode()
    assert "是按另一套标签训练的：不认识 games，却有 sports；请用它训练时的标签表" in told
