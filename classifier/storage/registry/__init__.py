"""The models of a workspace: versions, which of them is champion, what was made of them and when."""
