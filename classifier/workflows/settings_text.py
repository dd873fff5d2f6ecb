"""The ``yuankan.toml`` of a new workspace: all that can be set, explained, and nothing set."""

import json

from classifier.config import DriftSettings, ReportSettings, RetrainSettings, Settings


def settings_text() -> str:
    """Return a ``yuankan.toml`` that says what can be set, and sets nothing.

    Returns
    -------
    str
        Every key stands in a comment, with its default; the tables are there, empty.
    """
    default = Settings()
    return f"""\
# 院刊工作区的设置。去掉行首的“# ”即可改动；没有写出的，一律用默认值。
# Settings of this Yuankan workspace. Take the "# " away to change one; what is not set has its default.

# 标注人，即标注记录的文件名。没有设置时，运行时用 --by 给出。
# Who labels: the log is called by it. Where it is not set, give it as --by.
# annotator = "王芳"

# 从哪里找报纸：相对于本文件夹的文件或文件夹。
# Where issues are looked for: files and folders, relative to this one.
# sources = {json.dumps(list(default.sources), ensure_ascii=False)}

# 每标注多少篇，模型就重新学习一次（1 到 1000）。
# After how many answers the model learns again (1 to 1000).
# refresh = {default.refresh}

# 用什么办法挑选下一篇。
# What chooses the next article.
# strategy = "{default.strategy}"

# 完全随机抽取的稿件所占的比例（0 到 1）：只有它们能公正地检验模型。
# Share of articles drawn by lot (0 to 1): they alone test the model without bias.
# random_share = {default.random_share}

# 请第二个人再标一遍的稿件所占的比例（0 到 1）：看不到模型的建议，也看不到第一个人的答案。
# Share of articles for a second person (0 to 1), who sees neither a suggestion nor the first answer.
# second_share = {default.second_share}

# 目录（读过的各期、各篇和模型的判断）存在哪个数据库。没有设置时，是本文件夹里的 catalogue.db（SQLite）。
# The database of the catalogue: issues, articles and predictions. Where it is not set: catalogue.db (SQLite), in here.
# catalogue = "postgresql://user@host/yuankan"
{_retrain_text(default.retrain)}{_drift_text(default.drift)}{_report_text(default.report)}"""


def _retrain_text(default: RetrainSettings) -> str:
    return f"""
# 重新训练：`yuankan retrain`。
# Training anew: `yuankan retrain`.
[retrain]

# 用 --if-due 时，有多少篇训练用的标注变了才训练。
# With --if-due: changed training labels from which it trains.
# labels = {default.labels}

# 用 --if-due 时，现用模型满多少天、且有标注变了，就训练。
# With --if-due: age of the champion in days from which it trains, if any label has changed.
# days = {default.days}

# 留作检验、从不用来训练的各期报纸，按日期写年、月或日，例如 ["2026-06"]。随机抽取的稿件总是只作检验。
# Issues kept for testing, by year, month or day, such as ["2026-06"]. Articles drawn by lot always are.
# set_aside = []

# 启用新模型要有的把握（0.5 到 0.9999）：越高越要确凿。测试稿件有几百篇时，不妨提高到 0.95。
# Confidence of the paired bootstrap (0.5 to 0.9999): higher asks for surer proof; with hundreds of test articles, 0.95.
# level = {default.level}

# 宏平均 F1 最多可能低多少，仍算“不比原来差”（0 到 1）。
# How much lower a macro F1 may be and still count as no worse (0 to 1).
# margin = {default.margin}

# 任何一个标签的 F1 最多可以降多少（0 到 1）。
# How far the F1 of any one tag may fall (0 to 1).
# drop = {default.drop}

# 每个标签至少要有多少篇检验用的稿件，才敢下结论。
# Articles of each tag kept for testing, without which nothing is proved.
# support = {default.support}

# 最多保留多少个版本；现用、上一个和候选的总会保留。
# Versions that stay; the champion, the one before it and the challenger always do.
# keep = {default.keep}

# 训练和检验的随机种子。
# Seed of training and testing.
# seed = {default.seed}
"""


def _drift_text(default: DriftSettings) -> str:
    return f"""
# 漂移：新来的报纸与当初学的相差多大，才提醒、才重新训练。
# Drift: how unlike its training the news may become before it is told, and trained for.
[drift]

# 把握程度分布的 PSI（0 到 10）：一般 0.1 算小，0.25 算大。
# Population stability index of the certainties (0 to 10): by custom 0.1 is little and 0.25 much.
# psi = {default.psi}

# 没见过的词比训练时多出的比例（0 到 1）。
# How much greater the share of words never seen may be (0 to 1).
# unseen = {default.unseen}

# 建议被采纳的比例比检验时低多少（0 到 1）。
# How much lower the share of accepted suggestions may be than tested (0 to 1).
# accuracy = {default.accuracy}

# 各标签所占比例与去年同期相差多少（0 到 1）。
# How far the share of articles with a tag may move against the year before (0 to 1).
# rate = {default.rate}
"""


def _report_text(default: ReportSettings) -> str:
    return f"""
# 发稿统计：`yuankan report`。
# Counting contributions: `yuankan report`.
[report]

# 每篇稿件按主标签计多少分（0 到 1000）；没有写出的标签，每篇 1 分。
# What an article is worth, by its primary tag (0 to 1000); a tag that is not named, 1.
# points = {{ award = 2, clinical_technique = 3 }}

# 合写的稿件，是否由各作者平分；否则每人都得全分。
# Whether co-authors share the points of an article; each gets all of them otherwise.
# shared = {json.dumps(default.shared)}
"""
