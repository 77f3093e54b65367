"""Pictures that are not in the course: shapes by formula, and what a learner brings."""

from cnn_tutor.pictures.album import Album
from cnn_tutor.pictures.file import PictureError, WithoutPillow, read_picture

__all__ = ["Album", "PictureError", "WithoutPillow", "read_picture"]
