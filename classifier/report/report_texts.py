"""What the page of a report says by itself, beside what its sections say."""

from classifier.report.tables import Say

# What stands in braces is put in by the script of the page.
_TEXTS = {
    "contents": ("Contents", "目录"),
    "figures": ("At a glance", "一览"),
    "filter": ("Filter", "筛选"),
    "filterThis": ("Filter “{title}”", "筛选“{title}”"),
    "searchAll": (
        "Search all articles: title, text, author, department, tag",
        "在全部稿件中查找：标题、正文、作者、科室、标签",
    ),
    "found": ("{shown} / {all} rows", "{shown} / {all} 行"),
    "filtered": ("Filtered by “{text}”: {shown} of {all} rows", "按“{text}”筛选：{all} 行中的 {shown} 行"),
    "showAll": ("Show all {all} rows", "显示全部 {all} 行"),
    "showFewer": ("Show the first {some} only", "只显示前 {some} 行"),
    "showNewest": ("Show the newest {some} only", "只显示最近的 {some} 行"),
    "notPrinted": (
        "… {number} more rows are not printed: open this file on a screen to see them, or sort or filter the table"
        " before printing.",
        "…另有 {number} 行未打印：全部内容在屏幕上看；先排序或筛选再打印，就会印出。",
    ),
    "nothing": ("Nothing of this kind in the period.", "这段时间没有这类内容。"),
    "noMatch": ("No row fits the filter.", "没有符合筛选的行。"),
    "rowsLeft": (
        "{number} further rows are left out of this page; xlsx and json hold them all.",
        "本页未列出其余 {number} 行，全部内容见 xlsx 或 json 格式。",
    ),
    "articlesLeft": (
        "This page details the first {some} of {all} articles: all numbers count all articles, but the others are not"
        " listed. Choose a shorter period to see them; xlsx and json hold them all.",
        "本页只列出 {all} 篇稿件中的前 {some} 篇：数字都按全部稿件统计，其余稿件不逐篇列出。"
        "要逐篇查看，请缩短期间；全部稿件见 xlsx 或 json 格式。",
    ),
    "hidden": ("{number} further articles are not listed on this page.", "另有 {number} 篇未在本页列出。"),
    "more": ("Show {number} more", "再显示 {number} 篇"),
    "allArticles": ("All articles", "全部稿件"),
    "allNote": ("A title opens what is known of the article.", "点标题可看该稿件的详情。"),
    "open": ("Show the articles: {what}", "查看稿件：{what}"),
    "articles": ("{number} articles", "{number} 篇"),
    "one": ("1 article", "1 篇"),
    "close": ("Close", "关闭"),
    "undated": ("no date", "日期不明"),
    "page": ("page {number}", "第 {number} 版"),
    "repeats": ("also in {number} further issues", "另见于 {number} 期"),
    "untagged": ("no tag", "无标签"),
    "primary": ("primary", "主"),
    "person": ("person", "人工"),
    "machine": ("machine", "机器"),
    "nobody": ("nobody", "未标"),
    "byPerson": ("confirmed by a person", "人工确认"),
    "byModel": ("tagged by {model}", "由 {model} 判定"),
    "certainty": ("certainty {share}", "把握 {share}"),
    "review": ("Waits for review: {reason}", "待核：{reason}"),
    "authors": ("By", "作者"),
    "departments": ("Departments", "科室"),
    "organisations": ("Organisations", "单位"),
    "terms": ("Spoke for {tag}", "“{tag}”的依据"),
    "table": ("Table: {title}", "表：{title}"),
    "chartRows": ("The chart shows the first {some} of {all} rows.", "图中为前 {some} 行，共 {all} 行。"),
    "chartNewest": ("The chart shows the last {some} of {all} rows.", "图中为最近的 {some} 行，共 {all} 行。"),
    "chartHint": (
        "Arrow keys go from value to value, Enter shows the articles. The table tells the same.",
        "方向键逐项查看，回车查看稿件；表中有同样的数字。",
    ),
    "ofAll": ("{share} of all", "占全部 {share}"),
    "ofRow": ("{share} of {row}", "占“{row}”的 {share}"),
    "comma": (", ", "，"),
    "and": (", ", "、"),
    "semicolon": ("; ", "；"),
    "colon": (": ", "："),
    "date": ("Date", "日期"),
    "issue": ("Issue", "报纸文件"),
    "pageColumn": ("Page", "版"),
    "title": ("Title", "标题"),
    "tags": ("Tags", "标签"),
    "basis": ("Tagged by", "依据"),
    "certaintyColumn": ("Certainty", "机器把握"),
    "reviewColumn": ("To review", "待核"),
}


def page_texts(say: Say) -> dict[str, str]:
    """Return what the script of the page says, by the names that it knows.

    Parameters
    ----------
    say : callable
        Chooses the language.

    Returns
    -------
    dict of str to str
        With places in braces that the script fills.
    """
    return {name: say(*both) for name, both in _TEXTS.items()}
