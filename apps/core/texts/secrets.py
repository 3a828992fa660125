"""A secret that cannot be read any more."""

TEXTS = {
    "secret.key_lost": (
        "A stored secret cannot be read, because the key that encrypted it is not among the keys"
        " in WEFT_SECRET_KEY or in the file secret.key. Add that key again, for example from a"
        " backup, or enter the secrets of targets and access keys anew.",
        "存储的密钥无法读取：当初用于加密的密钥不在 WEFT_SECRET_KEY 或 secret.key 文件中。"
        "请从备份等处重新加入该密钥，或重新填写目标和访问密钥的机密信息。",
    ),
}
