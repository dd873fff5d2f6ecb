"""What is wrong with a model that came from elsewhere, in 中文: whole phrases of the floors below."""

from classifier.cli.phrases import Phrase

_OTHER = "请两边都用同一版本的程序，再导出一次"
EXCHANGE_FAULTS = (
    Phrase(r"it is no model that was exported for exchange, or is damaged", "不是导出的 .skops 模型，或已损坏"),
    Phrase(r"it is written in a way that this version does not know", "写法这个版本不认识", _OTHER),
    Phrase(r"its schema is nested too deep", "结构嵌套太深"),
    Phrase(r"it unpacks to more than any model has", "解开后大得不像模型"),
    Phrase(r"it holds files that no model is made of", "里面有模型不会有的文件"),
    Phrase(r"it holds (\S+), which no model is made of", r"里面有模型不会有的类型 \1"),
    Phrase(r"it holds an array of something else than numbers", "里面的数组不是数"),
    Phrase(r"it holds keys that are no texts", "里面有名字不是字符串"),
    Phrase(r"two of its values have one identity", "里面两个值的编号相同"),
    Phrase(r"its model is of other tags than it says", "模型的标签与所说的不同"),
    Phrase(r"it is no packed model", "里面没有模型"),
    Phrase(r"it is no packed model, or one of another version of yuankan", "里面没有模型，或是别的版本写的", _OTHER),
    Phrase(r"it lacks parts of a model, or has others", "模型的部分不全，或有多余的"),
    Phrase(r"it was learnt by another version of yuankan, which reads articles otherwise", "是别的版本训练的", _OTHER),
    Phrase(r"its part (\w+) does not fit", r"模型的 \1 部分对不上"),
)
